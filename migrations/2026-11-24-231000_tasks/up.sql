-- What is to be done for a case. `origin` says which rule made it of what, so that none is made twice.
CREATE TABLE tasks (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    what TEXT,
    due_on TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    status TEXT NOT NULL,
    snoozed_until TEXT,
    note TEXT,
    done_by TEXT,
    done_at TIMESTAMP,
    is_restricted BOOLEAN NOT NULL,
    origin TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX tasks_case ON tasks (case_id);
CREATE INDEX tasks_user ON tasks (user_id, status, due_on);
CREATE UNIQUE INDEX tasks_origin ON tasks (origin);
-- When the rules last looked at a case, UTC.
CREATE TABLE task_rounds (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    looked_at TIMESTAMP NOT NULL
);
-- That somebody looked at a case in the weekly review and found nothing new.
CREATE TABLE case_answers (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    user_id TEXT NOT NULL,
    note TEXT,
    made_at TIMESTAMP NOT NULL
);
CREATE INDEX case_answers_case ON case_answers (case_id, made_at);
-- The day of the newest dated fact, as a day number. Exact for each case from its next change on.
ALTER TABLE listings ADD COLUMN news_day INTEGER NOT NULL DEFAULT 0;
UPDATE listings SET news_day = CASE WHEN as_of_day > 0 THEN as_of_day ELSE start_day END;
