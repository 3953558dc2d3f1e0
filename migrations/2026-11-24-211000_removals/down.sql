DROP TABLE removals;
ALTER TABLE sources DROP COLUMN removed_at;
ALTER TABLE cases DROP COLUMN removed_at;
