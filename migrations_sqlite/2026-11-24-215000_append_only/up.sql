-- The chains. In the order of their keys and not beside it: a save writes one page of each.
CREATE TABLE chain_heads (
    subject_id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    number BIGINT NOT NULL,
    revision_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL,
    tip TEXT NOT NULL,
    sealed BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX chain_heads_open ON chain_heads (subject_id) WHERE number > sealed;
CREATE TABLE chain_links (
    subject_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL,
    PRIMARY KEY (subject_id, number)
) WITHOUT ROWID;
CREATE TABLE sealed_heads (
    subject_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    mac TEXT NOT NULL,
    seal BIGINT NOT NULL,
    PRIMARY KEY (subject_id, number)
) WITHOUT ROWID;
CREATE INDEX sealed_heads_seal ON sealed_heads (seal);

-- What becomes the head of a chain is a link of it from then on.
CREATE TRIGGER chain_heads_link AFTER UPDATE OF mac ON chain_heads BEGIN
    INSERT INTO chain_links (subject_id, number, subject, revision_id, key_id, mac)
    VALUES (NEW.subject_id, NEW.number, NEW.subject, NEW.revision_id, NEW.key_id, NEW.mac);
END;
CREATE TRIGGER chain_heads_forward BEFORE UPDATE ON chain_heads
WHEN NEW.subject_id <> OLD.subject_id OR NEW.number NOT IN (OLD.number, OLD.number + 1) OR NEW.sealed < OLD.sealed BEGIN
    SELECT RAISE(ABORT, 'the head of a chain only moves forward');
END;
CREATE TRIGGER chain_heads_stay BEFORE DELETE ON chain_heads BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER chain_links_fixed BEFORE UPDATE ON chain_links BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER chain_links_stay BEFORE DELETE ON chain_links BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER seals_fixed BEFORE UPDATE ON seals BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER seals_stay BEFORE DELETE ON seals BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER sealed_heads_fixed BEFORE UPDATE ON sealed_heads BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER sealed_heads_stay BEFORE DELETE ON sealed_heads BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER seal_head_forward BEFORE UPDATE ON seal_head
WHEN NEW.id <> OLD.id OR NEW.number NOT IN (OLD.number, OLD.number + 1) BEGIN
    SELECT RAISE(ABORT, 'the head of a chain only moves forward');
END;
CREATE TRIGGER seal_head_stays BEFORE DELETE ON seal_head BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
-- Erasure leaves a mark where a text was, and touches nothing else.
CREATE TRIGGER revisions_fixed BEFORE UPDATE ON revisions
WHEN (NEW.reason LIKE '{"erased":"%' AND NEW.salt = '' AND NEW.id = OLD.id AND NEW.made_at = OLD.made_at
    AND NEW.author_id = OLD.author_id AND NEW.organisation_id IS OLD.organisation_id AND NEW.digest = OLD.digest) IS NOT TRUE BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER changes_fixed BEFORE UPDATE ON changes
WHEN (NEW.diff LIKE '{"erased":"%' AND NEW.salt = '' AND NEW.id = OLD.id AND NEW.revision_id = OLD.revision_id
    AND NEW.subject = OLD.subject AND NEW.subject_id = OLD.subject_id AND NEW.kind = OLD.kind
    AND NEW.record_id = OLD.record_id AND NEW.action = OLD.action AND NEW.digest = OLD.digest) IS NOT TRUE BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER changes_stay BEFORE DELETE ON changes BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER looks_fixed BEFORE UPDATE ON looks
WHEN (NEW.reason IS NULL AND NEW.id = OLD.id AND NEW.case_id = OLD.case_id AND NEW.user_id = OLD.user_id
    AND NEW.kind = OLD.kind AND NEW.record_id = OLD.record_id AND NEW.field = OLD.field AND NEW.level = OLD.level
    AND NEW.at = OLD.at) IS NOT TRUE BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
CREATE TRIGGER looks_stay BEFORE DELETE ON looks BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;
