CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    held TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
CREATE INDEX drafts_user ON drafts (user_id, address);
CREATE INDEX drafts_changed ON drafts (changed_at);
