CREATE TABLE listings (
    case_id TEXT NOT NULL REFERENCES cases (id),
    audience TEXT NOT NULL,
    reference TEXT NOT NULL,
    name TEXT NOT NULL,
    name_language TEXT NOT NULL,
    name_latin TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    nationalities TEXT NOT NULL,
    occupation TEXT NOT NULL,
    detaining_country TEXT NOT NULL,
    custody TEXT NOT NULL,
    custody_as_of TEXT NOT NULL,
    as_of_day INTEGER NOT NULL,
    is_held BOOLEAN NOT NULL,
    is_wide BOOLEAN NOT NULL,
    stage TEXT NOT NULL,
    file_status TEXT NOT NULL,
    started TEXT NOT NULL,
    start_day INTEGER NOT NULL,
    start_last_day INTEGER NOT NULL,
    charges TEXT NOT NULL,
    charge_say TEXT NOT NULL,
    days_min INTEGER NOT NULL,
    days_max INTEGER NOT NULL,
    running_from_first INTEGER NOT NULL,
    running_from_last INTEGER NOT NULL,
    sources_total INTEGER NOT NULL,
    sources_independent INTEGER NOT NULL,
    uncited INTEGER NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (case_id, audience)
);
CREATE INDEX listings_changed ON listings (audience, changed_at, case_id);
CREATE INDEX listings_wide ON listings (audience, is_wide, changed_at, case_id);
CREATE INDEX listings_held ON listings (audience, is_held, changed_at, case_id);
CREATE INDEX listings_custody ON listings (audience, custody, changed_at, case_id);
CREATE INDEX listings_country ON listings (audience, detaining_country, start_day, case_id);
CREATE INDEX listings_start ON listings (audience, start_day, case_id);
CREATE INDEX listings_name ON listings (audience, sort_name, case_id);
CREATE INDEX listings_sources ON listings (audience, sources_total, case_id);
CREATE TABLE listing_facets (
    audience TEXT NOT NULL,
    facet TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (audience, facet, case_id)
);
-- All three, or SQLite reads all that an audience sees to find one case.
CREATE INDEX listing_facets_case ON listing_facets (case_id, audience, facet);
CREATE TABLE search_tokens (
    token TEXT NOT NULL PRIMARY KEY,
    added_at BIGINT NOT NULL
);
CREATE INDEX search_tokens_added ON search_tokens (added_at);
