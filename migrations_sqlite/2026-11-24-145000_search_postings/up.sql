-- The key is all of the row, so the table is kept in its order and not beside it: that halves it.
CREATE TABLE search_postings (
    audience TEXT NOT NULL,
    token TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (audience, token, case_id)
) WITHOUT ROWID;
CREATE INDEX search_postings_case ON search_postings (case_id, audience);
