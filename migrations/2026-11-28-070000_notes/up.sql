-- What colleagues say of one fact: kind of record, record, field.
CREATE TABLE discussions (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    settled_by TEXT,
    settled_at TIMESTAMP
);
CREATE UNIQUE INDEX discussions_fact ON discussions (case_id, kind, record_id, field);
-- What colleagues say to each other about a case, or in a discussion of it. `mentions`: ids of users, `a|b`.
CREATE TABLE notes (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    discussion_id TEXT REFERENCES discussions (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    body TEXT NOT NULL,
    mentions TEXT NOT NULL,
    is_restricted BOOLEAN NOT NULL,
    made_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP,
    removed_at TIMESTAMP
);
CREATE INDEX notes_case ON notes (case_id, made_at);
CREATE INDEX notes_discussion ON notes (discussion_id);
