ALTER TABLE cases ADD COLUMN removed_at TIMESTAMP;
ALTER TABLE sources ADD COLUMN removed_at TIMESTAMP;
-- What was thrown away, and the trace that stays of what is gone. Refers to rows that may be gone.
CREATE TABLE removals (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    reference TEXT NOT NULL,
    cause TEXT NOT NULL,
    removed_by TEXT NOT NULL,
    removed_at TIMESTAMP NOT NULL,
    reason TEXT,
    purged_at TIMESTAMP,
    is_silent BOOLEAN NOT NULL
);
CREATE INDEX removals_organisation ON removals (organisation_id, removed_at);
CREATE INDEX removals_record ON removals (record_id);
