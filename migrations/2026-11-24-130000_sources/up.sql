CREATE TABLE sources (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    number BIGINT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT,
    author TEXT,
    url TEXT,
    archive_url TEXT,
    language TEXT,
    published TEXT,
    published_stated TEXT,
    retrieved TEXT,
    retrieved_stated TEXT,
    republication_of TEXT REFERENCES sources (id),
    translation_of TEXT REFERENCES sources (id),
    translation_kind TEXT,
    completeness TEXT NOT NULL,
    missing_percent INTEGER,
    reliability TEXT,
    connection TEXT,
    note TEXT,
    text_sha256 TEXT,
    text_chars INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX sources_organisation ON sources (organisation_id, number);
CREATE INDEX sources_number ON sources (number, organisation_id, id);
CREATE INDEX sources_sha256 ON sources (text_sha256);
CREATE INDEX sources_republication ON sources (republication_of);
CREATE INDEX sources_translation ON sources (translation_of);
CREATE TABLE source_texts (
    sha256 TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    stored_at TIMESTAMP NOT NULL
);
CREATE TABLE case_sources (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    source_id TEXT NOT NULL REFERENCES sources (id)
);
CREATE UNIQUE INDEX case_sources_case ON case_sources (case_id, source_id);
CREATE INDEX case_sources_source ON case_sources (source_id, case_id);
CREATE TABLE citations (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    source_id TEXT NOT NULL REFERENCES sources (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    stance TEXT NOT NULL,
    asserted TEXT,
    quote TEXT NOT NULL,
    quote_start INTEGER,
    quote_end INTEGER,
    locator TEXT,
    attribution TEXT NOT NULL,
    attribution_who TEXT,
    credibility TEXT,
    verdict TEXT,
    verdict_reason TEXT,
    recorded_at TIMESTAMP NOT NULL
);
CREATE INDEX citations_case ON citations (case_id);
CREATE INDEX citations_source ON citations (source_id);
CREATE INDEX citations_record ON citations (record_id);
