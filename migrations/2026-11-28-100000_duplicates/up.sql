-- Pairs of people who may be one, found by the round; the smaller id stands left. Made again from the record at any time.
CREATE TABLE likenesses (
    left_person TEXT NOT NULL,
    right_person TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (left_person, right_person)
);
CREATE INDEX likenesses_order ON likenesses (organisation_id, score);
CREATE INDEX likenesses_right ON likenesses (right_person);
-- People who changed since the round looked at them.
CREATE TABLE likeness_queue (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL
);
CREATE INDEX likeness_queue_person ON likeness_queue (person_id);
INSERT INTO likeness_queue (id, person_id) SELECT id, id FROM people;
-- That somebody decided that two people are two. Refers to no rows: it is deleted with either person.
CREATE TABLE distinctions (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    left_person TEXT NOT NULL,
    right_person TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    reason TEXT
);
CREATE UNIQUE INDEX distinctions_pair ON distinctions (left_person, right_person);
CREATE INDEX distinctions_right ON distinctions (right_person);
