DROP TABLE seal_head;
DROP TABLE seals;
ALTER TABLE changes DROP COLUMN digest;
ALTER TABLE changes DROP COLUMN salt;
ALTER TABLE revisions DROP COLUMN digest;
ALTER TABLE revisions DROP COLUMN salt;
