DROP TABLE follows;
DROP TABLE digests;
DROP TABLE outbox;
DROP TABLE notice_choices;
DROP TABLE notices;
