-- That a second person compared a fact with its sources. `print`: SHA-256 of the value that was confirmed.
CREATE TABLE confirmations (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    print TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    made_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX confirmations_fact ON confirmations (case_id, kind, record_id, field);
