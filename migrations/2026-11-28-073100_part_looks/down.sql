DROP INDEX looks_hour;
ALTER TABLE looks DROP COLUMN hour;
