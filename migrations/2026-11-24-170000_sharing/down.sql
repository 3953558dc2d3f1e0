DROP TABLE installation;
DROP TABLE case_reviews;
DROP TABLE source_audiences;
DROP TABLE audiences;
DROP TABLE consents;
DROP TABLE case_shares;
DROP TABLE case_team;
