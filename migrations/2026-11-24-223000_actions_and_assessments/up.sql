CREATE TABLE actions (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT,
    happened TEXT,
    happened_stated TEXT,
    actor TEXT,
    addressee TEXT,
    title TEXT,
    reference TEXT,
    is_confidential BOOLEAN NOT NULL,
    reply_by TEXT,
    reply_by_stated TEXT,
    response TEXT,
    response_on TEXT,
    response_on_stated TEXT,
    impact TEXT,
    status TEXT NOT NULL,
    note TEXT
);
CREATE INDEX actions_case ON actions (case_id);
CREATE TABLE assessments (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    framework TEXT,
    assessor TEXT,
    finding TEXT,
    wgad TEXT NOT NULL,
    reasoning TEXT,
    made TEXT,
    made_stated TEXT,
    document TEXT,
    status TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    note TEXT
);
CREATE INDEX assessments_case ON assessments (case_id);
CREATE TABLE criteria (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    assessment_id TEXT REFERENCES assessments (id),
    criterion TEXT,
    own TEXT,
    met TEXT NOT NULL,
    reasoning TEXT
);
CREATE INDEX criteria_case ON criteria (case_id);
CREATE INDEX criteria_assessment ON criteria (assessment_id);
