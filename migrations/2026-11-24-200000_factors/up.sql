CREATE TABLE factors (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sealed TEXT NOT NULL,
    credential TEXT UNIQUE,
    last_step BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX factors_user ON factors (user_id);
CREATE TABLE recovery_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);
CREATE TABLE challenges (
    key TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
CREATE TABLE devices (
    key TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    seen_at TIMESTAMP NOT NULL
);
CREATE INDEX devices_user ON devices (user_id);
CREATE TABLE account_news (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP
);
CREATE INDEX account_news_user ON account_news (user_id, id);
CREATE TABLE resets (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    what TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX resets_user ON resets (user_id);
ALTER TABLE credentials ADD COLUMN enrolled_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN confirmed_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN by_link BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN has_notice BOOLEAN NOT NULL DEFAULT FALSE;
