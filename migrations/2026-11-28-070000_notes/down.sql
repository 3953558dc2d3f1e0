DROP TABLE notes;
DROP TABLE discussions;
