-- That somebody's cases were handed to colleagues; `items` says which, and what was theirs, so that it can be undone.
CREATE TABLE handovers (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    made_by TEXT NOT NULL,
    items TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX handovers_user ON handovers (user_id, made_by);
