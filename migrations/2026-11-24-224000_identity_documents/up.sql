CREATE TABLE identity_documents (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    number TEXT,
    issuer TEXT,
    issued TEXT,
    issued_stated TEXT,
    expires TEXT,
    expires_stated TEXT,
    note TEXT
);
CREATE INDEX identity_documents_person ON identity_documents (person_id);
