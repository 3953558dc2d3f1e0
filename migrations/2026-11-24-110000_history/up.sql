CREATE TABLE revisions (
    id TEXT NOT NULL PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    author_id TEXT NOT NULL,
    organisation_id TEXT,
    reason TEXT
);
CREATE TABLE changes (
    id TEXT NOT NULL PRIMARY KEY,
    revision_id TEXT NOT NULL REFERENCES revisions (id),
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    action TEXT NOT NULL,
    diff TEXT NOT NULL
);
CREATE INDEX changes_subject ON changes (subject_id, id);
CREATE INDEX changes_revision ON changes (revision_id);
