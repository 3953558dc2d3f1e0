ALTER TABLE listings DROP COLUMN news_day;
DROP TABLE case_answers;
DROP TABLE task_rounds;
DROP TABLE tasks;
