CREATE TABLE search_postings (
    audience TEXT NOT NULL,
    token TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (audience, token, case_id)
);
CREATE INDEX search_postings_case ON search_postings (case_id);
