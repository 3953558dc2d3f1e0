-- After how many months without a change a closed case is asked about; none: never.
ALTER TABLE organisations ADD COLUMN retention_months INTEGER;
