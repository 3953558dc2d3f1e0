DROP TABLE changes; DROP TABLE revisions;
