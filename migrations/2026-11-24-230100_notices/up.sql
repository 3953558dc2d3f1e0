CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP
);
CREATE INDEX notices_user ON notices (user_id, seen_at);
CREATE TABLE notice_choices (
    user_id TEXT NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (user_id, kind)
);
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    is_digest BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL,
    next_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP,
    given_up_at TIMESTAMP,
    problem TEXT NOT NULL
);
CREATE INDEX outbox_user ON outbox (user_id, made_at);
CREATE INDEX outbox_next ON outbox (next_at);
CREATE TABLE digests (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id),
    made_at TIMESTAMP NOT NULL
);
CREATE TABLE follows (
    user_id TEXT NOT NULL REFERENCES users (id),
    case_id TEXT NOT NULL REFERENCES cases (id),
    since TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, case_id)
);
CREATE INDEX follows_case ON follows (case_id);
