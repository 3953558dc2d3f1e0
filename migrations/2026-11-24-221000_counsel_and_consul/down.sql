DROP TABLE consular;
DROP TABLE lawyers;
