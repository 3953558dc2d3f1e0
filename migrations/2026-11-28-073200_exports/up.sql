-- What left the portal as a file: by whom, for whom, what for. Without `ended_at` it was not finished.
CREATE TABLE exports (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    user_id TEXT REFERENCES users (id),
    profile TEXT NOT NULL,
    filter TEXT NOT NULL,
    has_search BOOLEAN NOT NULL,
    recipient TEXT NOT NULL,
    who TEXT,
    purpose TEXT NOT NULL,
    note TEXT,
    made_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    cases BIGINT,
    cases_shown BIGINT
);
CREATE INDEX exports_organisation ON exports (organisation_id, id);
-- Which cases it held: the ids in their order, 22 characters each, some thousands a row.
CREATE TABLE export_cases (
    export_id TEXT NOT NULL REFERENCES exports (id),
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    ids TEXT NOT NULL,
    PRIMARY KEY (export_id, first)
);
CREATE INDEX export_cases_range ON export_cases (first, last);
