CREATE TABLE source_words (
    number BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX source_words_words ON source_words USING gin (words);
