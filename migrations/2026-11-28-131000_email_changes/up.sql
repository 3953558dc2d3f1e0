-- That somebody wants to sign in with another address. Only the link that goes there makes it theirs.
CREATE TABLE email_changes (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    email TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX email_changes_user ON email_changes (user_id);
-- `letter`: which one, '' for "something changed". `address`: where it goes, '' for the account's own.
-- `sealed`: the link's token, until it is sent.
ALTER TABLE outbox ADD COLUMN letter TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN sealed TEXT NOT NULL DEFAULT '';
