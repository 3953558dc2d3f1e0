-- A digest stands beside each text, so that the text can be erased and the chain still holds.
ALTER TABLE revisions ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN salt TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN digest TEXT NOT NULL DEFAULT '';
CREATE TABLE seals (
    number BIGINT NOT NULL PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    heads BIGINT NOT NULL,
    digest TEXT NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL
);
-- One row: where the chain of seals ends.
CREATE TABLE seal_head (
    id INTEGER NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    tip TEXT NOT NULL
);
