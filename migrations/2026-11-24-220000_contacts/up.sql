CREATE TABLE contacts (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL,
    relation TEXT,
    branch TEXT,
    roles TEXT NOT NULL,
    country TEXT,
    language TEXT,
    informed TEXT NOT NULL,
    risk TEXT,
    consent_to_hold TEXT NOT NULL,
    note TEXT
);
CREATE INDEX contacts_case ON contacts (case_id);
CREATE TABLE channels (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    contact_id TEXT REFERENCES contacts (id),
    kind TEXT NOT NULL,
    value TEXT,
    is_safe TEXT NOT NULL,
    safe_times TEXT,
    note TEXT
);
CREATE INDEX channels_case ON channels (case_id);
CREATE INDEX channels_contact ON channels (contact_id);
CREATE TABLE contact_log (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    contact_id TEXT REFERENCES contacts (id),
    happened TEXT,
    happened_stated TEXT,
    starts_at TEXT,
    channel TEXT NOT NULL,
    summary TEXT,
    promised TEXT,
    next_contact TEXT,
    next_contact_stated TEXT
);
CREATE INDEX contact_log_case ON contact_log (case_id);
CREATE INDEX contact_log_contact ON contact_log (contact_id);
