DROP TABLE search_looks;
DROP TABLE saved_searches;
