CREATE TABLE health (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    category TEXT NOT NULL,
    what TEXT,
    private_detail TEXT,
    since TEXT,
    since_stated TEXT,
    severity TEXT NOT NULL,
    medication_needed TEXT NOT NULL,
    medication_received TEXT NOT NULL,
    attention TEXT NOT NULL,
    reported_by TEXT,
    note TEXT
);
CREATE INDEX health_case ON health (case_id);
CREATE TABLE treatment (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    category TEXT,
    what TEXT,
    private_detail TEXT,
    happened TEXT,
    happened_stated TEXT,
    place TEXT,
    authority TEXT,
    alleged_by TEXT,
    statement TEXT NOT NULL,
    is_broadcast TEXT NOT NULL,
    solitary_days INTEGER,
    complaint TEXT NOT NULL,
    note TEXT
);
CREATE INDEX treatment_case ON treatment (case_id);
