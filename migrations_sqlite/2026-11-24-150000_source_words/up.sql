CREATE VIRTUAL TABLE source_words USING fts5(words, organisation UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');
