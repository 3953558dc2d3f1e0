DROP TABLE contact_log;
DROP TABLE channels;
DROP TABLE contacts;
