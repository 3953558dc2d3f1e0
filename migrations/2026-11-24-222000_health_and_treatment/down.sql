DROP TABLE treatment;
DROP TABLE health;
