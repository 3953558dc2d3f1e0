CREATE TABLE chain_heads (
    subject_id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    number BIGINT NOT NULL,
    revision_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL,
    tip TEXT NOT NULL,
    sealed BIGINT NOT NULL
);
CREATE INDEX chain_heads_open ON chain_heads (subject_id) WHERE number > sealed;
CREATE TABLE chain_links (
    subject_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    mac TEXT NOT NULL,
    PRIMARY KEY (subject_id, number)
);
CREATE TABLE sealed_heads (
    subject_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    mac TEXT NOT NULL,
    seal BIGINT NOT NULL,
    PRIMARY KEY (subject_id, number)
);
CREATE INDEX sealed_heads_seal ON sealed_heads (seal);

-- What becomes the head of a chain is a link of it from then on.
CREATE FUNCTION chain_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chain_links (subject_id, number, subject, revision_id, key_id, mac)
    VALUES (NEW.subject_id, NEW.number, NEW.subject, NEW.revision_id, NEW.key_id, NEW.mac);
    RETURN NULL;
END $$;
CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is only added to';
END $$;
CREATE TRIGGER chain_heads_link AFTER UPDATE OF mac ON chain_heads FOR EACH ROW EXECUTE FUNCTION chain_link();
CREATE TRIGGER chain_heads_forward BEFORE UPDATE ON chain_heads FOR EACH ROW
WHEN (NEW.subject_id <> OLD.subject_id OR NEW.number NOT IN (OLD.number, OLD.number + 1) OR NEW.sealed < OLD.sealed)
EXECUTE FUNCTION history_refuse();
CREATE TRIGGER chain_heads_stay BEFORE DELETE OR TRUNCATE ON chain_heads EXECUTE FUNCTION history_refuse();
CREATE TRIGGER chain_links_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON chain_links EXECUTE FUNCTION history_refuse();
CREATE TRIGGER seals_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON seals EXECUTE FUNCTION history_refuse();
CREATE TRIGGER sealed_heads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_heads EXECUTE FUNCTION history_refuse();
CREATE TRIGGER seal_head_forward BEFORE UPDATE ON seal_head FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.number NOT IN (OLD.number, OLD.number + 1))
EXECUTE FUNCTION history_refuse();
CREATE TRIGGER seal_head_stays BEFORE DELETE OR TRUNCATE ON seal_head EXECUTE FUNCTION history_refuse();
-- Erasure leaves a mark where a text was, and touches nothing else.
CREATE TRIGGER revisions_fixed BEFORE UPDATE ON revisions FOR EACH ROW
WHEN ((NEW.reason LIKE '{"erased":"%' AND NEW.salt = '' AND NEW.id = OLD.id AND NEW.made_at = OLD.made_at
    AND NEW.author_id = OLD.author_id AND NEW.organisation_id IS NOT DISTINCT FROM OLD.organisation_id
    AND NEW.digest = OLD.digest) IS NOT TRUE)
EXECUTE FUNCTION history_refuse();
CREATE TRIGGER revisions_stay BEFORE DELETE OR TRUNCATE ON revisions EXECUTE FUNCTION history_refuse();
CREATE TRIGGER changes_fixed BEFORE UPDATE ON changes FOR EACH ROW
WHEN ((NEW.diff LIKE '{"erased":"%' AND NEW.salt = '' AND NEW.id = OLD.id AND NEW.revision_id = OLD.revision_id
    AND NEW.subject = OLD.subject AND NEW.subject_id = OLD.subject_id AND NEW.kind = OLD.kind
    AND NEW.record_id = OLD.record_id AND NEW.action = OLD.action AND NEW.digest = OLD.digest) IS NOT TRUE)
EXECUTE FUNCTION history_refuse();
CREATE TRIGGER changes_stay BEFORE DELETE OR TRUNCATE ON changes EXECUTE FUNCTION history_refuse();
CREATE TRIGGER looks_fixed BEFORE UPDATE ON looks FOR EACH ROW
WHEN ((NEW.reason IS NULL AND NEW.id = OLD.id AND NEW.case_id = OLD.case_id AND NEW.user_id = OLD.user_id
    AND NEW.kind = OLD.kind AND NEW.record_id = OLD.record_id AND NEW.field = OLD.field AND NEW.level = OLD.level
    AND NEW.at = OLD.at) IS NOT TRUE)
EXECUTE FUNCTION history_refuse();
CREATE TRIGGER looks_stay BEFORE DELETE OR TRUNCATE ON looks EXECUTE FUNCTION history_refuse();
