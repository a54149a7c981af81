-- What works through the trail behind those who fill it, and the number of the entry that each looks at next. Whoever
-- works locks its row.
CREATE TABLE follower (
    name       text   PRIMARY KEY,
    next_index bigint NOT NULL DEFAULT 0 CHECK (next_index >= 0)
);

INSERT INTO follower (name) VALUES ('coverage'), ('text');

-- A stretch of a partition that is scanned without a break. It begins in the transaction in which work on the partition
-- begins, or goes on behind a break; it reaches as far as messaging.position says, or, if a break ended it, to `ends`.
-- `claimed`: how far notes say so, since `claimed_at`. It only grows.
CREATE TABLE stretch (
    topic_id   uuid        NOT NULL,
    partition  integer     NOT NULL,
    topic      text        NOT NULL,
    begins     bigint      NOT NULL,
    claimed    bigint      NOT NULL,
    ends       bigint,
    began_at   timestamptz NOT NULL DEFAULT now(),
    claimed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic_id, partition, begins),
    CHECK (begins <= claimed)
);

-- One that is there already was read from its first entry on; what stood before that is not known any more.
DO $$
BEGIN
    IF to_regclass('messaging.position') IS NOT NULL THEN
        INSERT INTO stretch (topic_id, partition, topic, begins, claimed)
        SELECT topic_id, partition, topic, first, first
        FROM (SELECT p.*, coalesce((SELECT min(e."offset") FROM entry e
                                    WHERE e.topic_id = p.topic_id AND e.partition = p.partition), p.applied) AS first
              FROM messaging.position p) AS known;
    END IF;
END $$;

-- Notes about coverage, from the moment they are decided until a day after the log has them. Told again, they are the same.
CREATE TABLE coverage_note (
    step     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid        NOT NULL UNIQUE,
    kind     text        NOT NULL CHECK (kind IN ('SCAN', 'GAP')),
    noted_at timestamptz NOT NULL,
    count    bigint,
    detail   jsonb       NOT NULL,
    is_told  boolean     NOT NULL DEFAULT false
);

CREATE INDEX coverage_note_untold ON coverage_note (step) WHERE NOT is_told;

-- When notes were decided last, and when the positions were last seen to have moved. Whoever decides or tells locks the row.
CREATE TABLE coverage_state (
    only_row  boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    noted_at  timestamptz,
    positions numeric     NOT NULL DEFAULT 0,
    moved_at  timestamptz NOT NULL DEFAULT now()
);

INSERT INTO coverage_state DEFAULT VALUES;

-- From here on: what follows from the entries alone, for whoever asks.

-- Notes about coverage that are entries. The same one may be there twice.
CREATE TABLE noted_coverage (
    event_id uuid   PRIMARY KEY,
    index    bigint NOT NULL
);

-- What notes say was scanned, put together: ranges that touch are one.
CREATE TABLE scanned (
    topic_id    uuid    NOT NULL,
    partition   integer NOT NULL,
    topic       text    NOT NULL,
    from_offset bigint  NOT NULL,
    to_offset   bigint  NOT NULL,
    records     bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition, from_offset)
);

-- What notes say was not. Without a topic: for a time. Without an end: nobody knows it.
CREATE TABLE gap (
    index       bigint PRIMARY KEY,
    reason      text   NOT NULL,
    topic_id    uuid,
    partition   integer,
    topic       text,
    from_offset bigint,
    to_offset   bigint,
    since       timestamptz,
    until       timestamptz NOT NULL
);

-- What a note says and the entries do not bear out.
CREATE TABLE coverage_contradiction (
    index  bigint NOT NULL,
    place  text   NOT NULL,
    detail text   NOT NULL,
    PRIMARY KEY (index, place)
);

-- The numbers that the domain deals without gaps: for each sequence how many were seen, and the largest.
CREATE TABLE sequence (
    kind      text   NOT NULL,
    subject   text   NOT NULL,
    largest   bigint NOT NULL,
    numbers   bigint NOT NULL,
    told_again bigint NOT NULL,
    PRIMARY KEY (kind, subject)
);

-- What is wrong with them: numbers that are missing, that stand for two facts, or cannot be read; and the entry that shows it.
CREATE TABLE sequence_flaw (
    kind        text   NOT NULL,
    index       bigint NOT NULL,
    subject     text   NOT NULL,
    flaw        text   NOT NULL CHECK (flaw IN ('MISSING', 'REPEATED', 'UNREADABLE')),
    from_number bigint NOT NULL,
    to_number   bigint NOT NULL,
    PRIMARY KEY (kind, index, from_number)
);

CREATE INDEX sequence_flaw_missing ON sequence_flaw (kind, subject, from_number) WHERE flaw = 'MISSING';

-- The words of an entry, for searching.
CREATE TABLE entry_text (
    index bigint   PRIMARY KEY,
    words tsvector NOT NULL
);

CREATE INDEX entry_text_words ON entry_text USING gin (words);

-- Whoever changes or removes payloads removes their words with it. Its wait for whoever indexes (who has the row of
-- `follower`) is what makes that safe: words of a payload that was read before must be there to be removed.
CREATE FUNCTION forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM follower WHERE name = 'text' FOR SHARE;
    DELETE FROM entry_text WHERE index IN (SELECT index FROM gone);
    RETURN NULL;
END $$;

CREATE TRIGGER payload_forgets_words_of_changed AFTER UPDATE ON payload
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_words();
CREATE TRIGGER payload_forgets_words_of_deleted AFTER DELETE ON payload
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_words();
