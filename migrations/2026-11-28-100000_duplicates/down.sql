DROP TABLE distinctions;
DROP TABLE likeness_queue;
DROP TABLE likenesses;
