-- A look at a part that is for those who work on a case is noted once an hour: `hour` counts from 1970, UTC.
ALTER TABLE looks ADD COLUMN hour BIGINT;
CREATE UNIQUE INDEX looks_hour ON looks (case_id, user_id, kind, hour);
