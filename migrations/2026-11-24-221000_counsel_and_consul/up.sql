CREATE TABLE lawyers (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL,
    firm TEXT,
    country TEXT,
    kind TEXT,
    started TEXT,
    started_stated TEXT,
    ended TEXT,
    ended_stated TEXT,
    access TEXT NOT NULL,
    obstacles TEXT,
    is_publishable TEXT NOT NULL,
    note TEXT
);
CREATE INDEX lawyers_case ON lawyers (case_id);
CREATE TABLE consular (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    home_state TEXT,
    kind TEXT,
    happened TEXT,
    happened_stated TEXT,
    asked_on TEXT,
    asked_on_stated TEXT,
    answered_on TEXT,
    answered_on_stated TEXT,
    result TEXT,
    refused_reason TEXT,
    wish TEXT NOT NULL,
    for_family TEXT,
    note TEXT
);
CREATE INDEX consular_case ON consular (case_id);
