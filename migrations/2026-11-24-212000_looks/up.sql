-- Who was shown what is restricted or sealed. Outlives the case.
CREATE TABLE looks (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    level TEXT NOT NULL,
    reason TEXT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX looks_case ON looks (case_id, id);
