-- Derived from the newest text of each source: what it is found by when nearly the same text comes in again,
-- and the citations whose words no longer stand in it.
CREATE TABLE source_prints (
    source_id TEXT NOT NULL PRIMARY KEY REFERENCES sources (id),
    text_sha256 TEXT NOT NULL,
    print BYTEA
);
CREATE TABLE source_bands (
    band BIGINT NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources (id),
    PRIMARY KEY (band, source_id)
);
CREATE INDEX source_bands_source ON source_bands (source_id);
CREATE TABLE lost_quotes (
    citation_id TEXT NOT NULL PRIMARY KEY,
    citation_version INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources (id)
);
CREATE INDEX lost_quotes_source ON lost_quotes (source_id);
