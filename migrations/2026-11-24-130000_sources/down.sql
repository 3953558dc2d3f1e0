DROP TABLE citations; DROP TABLE case_sources; DROP TABLE source_texts; DROP TABLE sources;
