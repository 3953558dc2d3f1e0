-- What came in, as it came in: the bytes once under their hash, and each time they were captured.
CREATE TABLE capture_bytes (
    sha256 TEXT NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL,
    stored_at TIMESTAMP NOT NULL
);
CREATE TABLE captures (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources (id),
    number INTEGER NOT NULL,
    how TEXT NOT NULL,
    file_name TEXT,
    url TEXT,
    http_status INTEGER,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT,
    encoding TEXT,
    extractor TEXT NOT NULL,
    notes TEXT NOT NULL,
    text_sha256 TEXT,
    captured_by TEXT NOT NULL,
    captured_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX captures_source ON captures (source_id, number);
CREATE INDEX captures_sha256 ON captures (sha256);
CREATE INDEX captures_text_sha256 ON captures (text_sha256);
