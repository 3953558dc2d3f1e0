DROP TABLE lost_quotes; DROP TABLE source_bands; DROP TABLE source_prints;
