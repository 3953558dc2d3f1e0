-- Two records made one. What was changed stands in history, under the revision; refers to no rows, which may be gone.
CREATE TABLE merges (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    survivor TEXT NOT NULL,
    absorbed TEXT NOT NULL,
    survivor_reference TEXT NOT NULL,
    absorbed_reference TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    is_hushed BOOLEAN NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    undone_by TEXT,
    undone_at TIMESTAMP,
    undone_in TEXT
);
CREATE INDEX merges_organisation ON merges (organisation_id);
CREATE INDEX merges_survivor ON merges (survivor);
CREATE INDEX merges_absorbed ON merges (absorbed);
