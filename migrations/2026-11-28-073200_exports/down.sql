DROP TABLE export_cases;
DROP TABLE exports;
