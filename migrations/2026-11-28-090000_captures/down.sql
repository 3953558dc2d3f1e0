DROP TABLE captures; DROP TABLE capture_bytes;
