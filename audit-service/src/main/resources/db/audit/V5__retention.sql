-- Erasure, legal holds and retention (docs/retention.md).

-- What this service itself has written to the log, to be carried out when it reads it back. A note of the log that has no
-- row here, or is another than the row says, has no effect. `note` is kept until then, so that it can be written again.
CREATE TABLE instruction (
    event_id   uuid        PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('ERASURE', 'HOLD', 'RELEASE')),
    subject    text        NOT NULL,
    note       bytea,
    note_hash  bytea       NOT NULL CHECK (octet_length(note_hash) = 32),
    state      text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'REFUSED')),
    -- the note's own entry
    entry      bigint      UNIQUE,
    decided_at timestamptz,
    code       text,
    detail     text,
    -- whether the log knows of the refusal
    is_told    boolean     NOT NULL DEFAULT false,
    tries      integer     NOT NULL DEFAULT 0,
    next_try   timestamptz NOT NULL,
    CHECK ((state = 'PENDING') = (note IS NOT NULL)),
    CHECK ((state = 'PENDING') = (decided_at IS NULL)),
    CHECK ((state = 'REFUSED') = (code IS NOT NULL))
);

CREATE INDEX instruction_pending ON instruction (next_try) WHERE state = 'PENDING';
CREATE INDEX instruction_refused ON instruction (event_id) WHERE state = 'REFUSED' AND NOT is_told;

-- How far the trail was read for them. Nothing before this migration can be one.
CREATE TABLE instruction_progress (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    next_index bigint  NOT NULL
);

INSERT INTO instruction_progress (next_index) SELECT next_index FROM trail;

-- What was asked to be erased, in parts of a bounded size. Who is erased stands here as a salted hash, until all is decided.
CREATE TABLE erasure (
    id          uuid           PRIMARY KEY,
    number      bigint         NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    scope       text           NOT NULL CHECK (scope IN ('PERSON', 'ENTRIES', 'MODEL', 'RETENTION')),
    ground      text           NOT NULL,
    reason      text           NOT NULL,
    model       text,
    from_time   timestamptz,
    to_time     timestamptz,
    class       text,
    -- entries that hold the person's id within a longer text, which nothing erases by itself
    mentions    int8multirange NOT NULL DEFAULT '{}',
    needle_salt bytea,
    needle_hash bytea,
    asked_at    timestamptz    NOT NULL,
    CHECK ((needle_salt IS NULL) = (needle_hash IS NULL))
);

CREATE INDEX erasure_class ON erasure (class, number) WHERE class IS NOT NULL;

CREATE TABLE erasure_part (
    event_id uuid           PRIMARY KEY,
    erasure  uuid           NOT NULL,
    part     integer        NOT NULL CHECK (part >= 1),
    entries  int8multirange NOT NULL,
    -- of how many something was removed
    erased   integer,
    UNIQUE (erasure, part)
);

-- By which note a payload was erased, and why.
CREATE VIEW erased AS
SELECT i.entry AS by_entry, e.id, e.scope, e.ground
FROM instruction i
JOIN erasure_part p ON p.event_id = i.event_id
JOIN erasure e ON e.id = p.erasure;

-- Holds: in force from the entry `set_by` to the entry `released_by`.
CREATE TABLE hold (
    event_id       uuid    PRIMARY KEY,
    number         bigint  NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
    name           text    NOT NULL,
    model          text,
    type           text,
    from_time      timestamptz,
    to_time        timestamptz,
    reason         text    NOT NULL,
    set_by         bigint,
    released_by    bigint,
    release_reason text
);

CREATE UNIQUE INDEX hold_in_force ON hold (name) WHERE set_by IS NOT NULL AND released_by IS NULL;

CREATE TABLE hold_release (
    event_id uuid PRIMARY KEY,
    hold     uuid NOT NULL,
    reason   text NOT NULL
);

-- How far each class of retention has got. It begins anew when its definition changes, or a hold is released.
CREATE TABLE retention_progress (
    class      text   PRIMARY KEY,
    definition text   NOT NULL,
    released   bigint NOT NULL,
    next_index bigint NOT NULL
);

-- An erased payload stays as a row that says by which entry. What is left of it: of a person's erasure the decoded copy
-- without the person, and the salts of what it does not touch.
ALTER TABLE payload ADD COLUMN erased_by bigint;
ALTER TABLE payload ALTER COLUMN headers DROP NOT NULL;
ALTER TABLE payload ADD CONSTRAINT payload_is_whole_or_erased CHECK (
    (erased_by IS NULL AND headers IS NOT NULL)
    OR (erased_by > index AND key IS NULL AND value IS NULL AND headers IS NULL));

CREATE FUNCTION only_erase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.index = OLD.index
        AND (NEW.decoded IS NULL OR OLD.decoded IS NOT NULL)
        AND (NEW.decode_problem IS NULL OR NEW.decode_problem = OLD.decode_problem)
        AND (NEW.actor IS NULL OR NEW.actor = OLD.actor)
        AND OLD.salts @> NEW.salts
        AND EXISTS (
            SELECT FROM instruction i JOIN erasure_part p ON p.event_id = i.event_id
            WHERE i.entry = NEW.erased_by AND p.entries @> NEW.index)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a payload is changed by an erasure that the trail holds, and by nothing else'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER payload_is_only_erased BEFORE UPDATE ON payload FOR EACH ROW EXECUTE FUNCTION only_erase();

CREATE TRIGGER payload_stays BEFORE DELETE OR TRUNCATE ON payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
