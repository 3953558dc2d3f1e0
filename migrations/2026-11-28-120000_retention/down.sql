ALTER TABLE organisations DROP COLUMN retention_months;
