CREATE TABLE case_team (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    is_lead BOOLEAN NOT NULL,
    added_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX case_team_case ON case_team (case_id, user_id);
CREATE INDEX case_team_user ON case_team (user_id);
CREATE TABLE case_shares (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    may_edit BOOLEAN NOT NULL,
    ends_on TEXT,
    note TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX case_shares_case ON case_shares (case_id, organisation_id);
CREATE INDEX case_shares_organisation ON case_shares (organisation_id);
CREATE TABLE consents (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    given_by TEXT NOT NULL,
    capacity TEXT NOT NULL,
    agreed TEXT NOT NULL,
    refused TEXT NOT NULL,
    name_form TEXT NOT NULL,
    given TEXT,
    given_stated TEXT,
    evidence TEXT,
    language TEXT,
    review_on TEXT,
    withdrawn TEXT,
    withdrawn_stated TEXT,
    note TEXT
);
CREATE INDEX consents_case ON consents (case_id);
CREATE TABLE audiences (
    case_id TEXT NOT NULL REFERENCES cases (id),
    audience TEXT NOT NULL,
    sight TEXT NOT NULL,
    ends_at TIMESTAMP,
    PRIMARY KEY (case_id, audience)
);
CREATE INDEX audiences_audience ON audiences (audience, case_id);
CREATE INDEX audiences_ends ON audiences (ends_at);
CREATE TABLE source_audiences (
    source_id TEXT NOT NULL REFERENCES sources (id),
    audience TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (source_id, audience)
);
CREATE INDEX source_audiences_number ON source_audiences (audience, number);
CREATE TABLE case_reviews (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    user_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    print TEXT NOT NULL,
    note TEXT,
    made_at TIMESTAMP NOT NULL
);
CREATE INDEX case_reviews_case ON case_reviews (case_id);
CREATE TABLE installation (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    has_public_pages BOOLEAN NOT NULL
);
