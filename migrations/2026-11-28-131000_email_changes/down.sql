ALTER TABLE outbox DROP COLUMN sealed;
ALTER TABLE outbox DROP COLUMN address;
ALTER TABLE outbox DROP COLUMN letter;
DROP TABLE email_changes;
