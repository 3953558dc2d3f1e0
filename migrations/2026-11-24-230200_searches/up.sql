CREATE TABLE saved_searches (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    is_shared BOOLEAN NOT NULL,
    held TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX saved_searches_organisation ON saved_searches (organisation_id);
CREATE TABLE search_looks (
    search_id TEXT NOT NULL REFERENCES saved_searches (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    looked_at TIMESTAMP NOT NULL,
    is_told BOOLEAN NOT NULL,
    PRIMARY KEY (search_id, user_id)
);
