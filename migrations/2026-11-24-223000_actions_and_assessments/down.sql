DROP TABLE criteria;
DROP TABLE assessments;
DROP TABLE actions;
