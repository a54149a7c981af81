-- The trail. Entries are numbered 0, 1, 2 … by the one row of `trail`; a sequence would leave gaps where a transaction
-- was rolled back.
CREATE TABLE trail (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    next_index bigint  NOT NULL CHECK (next_index >= 0)
);

INSERT INTO trail (next_index) VALUES (0);

-- One row per record of the log, never changed. `leaf` is what is hashed; the columns after `leaf_hash` repeat what can be
-- looked for. `turn` is 0; it is above that for another record at a place that was taken: the log had lost the one that
-- stood there.
CREATE TABLE entry (
    index           bigint      PRIMARY KEY CHECK (index >= 0),
    leaf            bytea       NOT NULL CHECK (octet_length(leaf) <= 4096),
    leaf_hash       bytea       NOT NULL CHECK (leaf_hash = sha256('\x00'::bytea || leaf)),
    event_id        uuid        NOT NULL,
    topic_id        uuid        NOT NULL,
    topic           text        NOT NULL,
    partition       integer     NOT NULL,
    "offset"        bigint      NOT NULL,
    turn            integer     NOT NULL,
    appended_at     timestamptz NOT NULL,
    record_event_id uuid,
    type            text,
    schema_id       integer,
    model           text,
    environment     text,
    UNIQUE (topic_id, partition, "offset", turn)
);

CREATE INDEX entry_model ON entry (model, index) WHERE model IS NOT NULL;
CREATE INDEX entry_environment ON entry (environment, index) WHERE environment IS NOT NULL;
CREATE INDEX entry_type ON entry (type, index) WHERE type IS NOT NULL;
CREATE INDEX entry_topic ON entry (topic, index);
CREATE INDEX entry_appended_at ON entry (appended_at);

-- What the leaf commits to, and may have to be erased one day: the record as it came, and what opens the commitments.
-- A table of its own, so that erasing never touches an entry.
CREATE TABLE payload (
    index          bigint  PRIMARY KEY,
    key            bytea,
    value          bytea,
    headers        bytea   NOT NULL,
    decoded        jsonb,
    decode_problem text,
    salts          jsonb   NOT NULL,
    actor          text
);

CREATE INDEX payload_actor ON payload (actor, index) WHERE actor IS NOT NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
