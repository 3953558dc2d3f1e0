-- Words only, without a copy of the text; beginnings of three to five letters have an index of their own.
CREATE VIRTUAL TABLE source_words USING fts5(
    words, content = '', contentless_delete = 1, prefix = '3 4 5', tokenize = 'unicode61 remove_diacritics 2'
);
