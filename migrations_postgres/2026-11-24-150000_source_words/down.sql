DROP TABLE source_words;
