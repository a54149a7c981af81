-- No foreign keys: one writer fills these tables in one transaction, a batch at a time.

-- One row per model: its lock orders everything that is decided about the model.
CREATE TABLE model (
    name text PRIMARY KEY
);

-- What the registry told of versions. Never changed. `content` is all of it: ModelRegistered.
CREATE TABLE model_version (
    model_name text        NOT NULL,
    version    integer     NOT NULL,
    event_id   uuid        NOT NULL,
    told_at    timestamptz NOT NULL,
    content    jsonb       NOT NULL,
    PRIMARY KEY (model_name, version)
);

-- Numbers promotions and facts in the order in which they are decided: for one model, whose row is locked meanwhile, that
-- is the order in which they are told. Only the order counts, gaps do not.
CREATE SEQUENCE fact_number;

-- The present state of promotions, one row each, as the last step says; `request` is the event that asked.
CREATE TABLE promotion (
    promotion_id     uuid        PRIMARY KEY,
    number           bigint      NOT NULL DEFAULT nextval('fact_number'),
    model_name       text        NOT NULL,
    version          integer     NOT NULL,
    environment      text        NOT NULL,
    request_event_id uuid        NOT NULL,
    allow_older      boolean     NOT NULL,
    reason           text,
    requested_by     jsonb       NOT NULL,
    requested_at     timestamptz NOT NULL,
    state            text        NOT NULL,
    code             text,
    step             integer     NOT NULL,
    changed_at       timestamptz NOT NULL,
    expires_at       timestamptz
);

CREATE INDEX promotion_newest ON promotion (number);
CREATE INDEX promotion_of_model ON promotion (model_name, version, number);
CREATE INDEX promotion_of_environment ON promotion (environment, number);
CREATE INDEX promotion_that_waits ON promotion (model_name, version) WHERE state = 'WAITING';

-- Steps: one row per state that a promotion came to rest in. Never changed. `content` is what the log was told:
-- PromotionChanged. The place is that of the event that led to it.
CREATE TABLE promotion_step (
    promotion_id uuid        NOT NULL,
    step         integer     NOT NULL,
    topic_id     uuid        NOT NULL,
    partition    integer     NOT NULL,
    "offset"     bigint      NOT NULL,
    number       bigint      NOT NULL DEFAULT nextval('fact_number'),
    at           timestamptz NOT NULL,
    traceparent  text,
    content      jsonb       NOT NULL,
    PRIMARY KEY (promotion_id, step)
);

CREATE INDEX promotion_step_place ON promotion_step (topic_id, partition, "offset");

-- Steps, too: one row per change of what an environment runs. Never changed. `content` is ModelPromoted.
CREATE TABLE succession (
    environment  text        NOT NULL,
    model_name   text        NOT NULL,
    revision     bigint      NOT NULL,
    version      integer     NOT NULL,
    promotion_id uuid        NOT NULL,
    topic_id     uuid        NOT NULL,
    partition    integer     NOT NULL,
    "offset"     bigint      NOT NULL,
    number       bigint      NOT NULL DEFAULT nextval('fact_number'),
    at           timestamptz NOT NULL,
    traceparent  text,
    content      jsonb       NOT NULL,
    PRIMARY KEY (environment, model_name, revision)
);

CREATE INDEX succession_place ON succession (topic_id, partition, "offset");
CREATE INDEX succession_of_version ON succession (model_name, version);

-- What each environment runs now: the newest succession of each model.
CREATE TABLE champion (
    environment text   NOT NULL,
    model_name  text   NOT NULL,
    revision    bigint NOT NULL,
    version     integer NOT NULL,
    PRIMARY KEY (environment, model_name)
);

CREATE INDEX champion_of_model ON champion (model_name);

-- The rules, each revision as it was applied. Never changed. A log that was lost may count from 1 again: the event tells
-- such revisions apart.
CREATE TABLE governance_revision (
    revision   bigint      NOT NULL,
    digest     text        NOT NULL,
    text       text        NOT NULL,
    event_id   uuid        NOT NULL,
    number     bigint      NOT NULL DEFAULT nextval('fact_number'),
    applied_at timestamptz NOT NULL,
    applied_by jsonb       NOT NULL,
    repository text,
    commit     text,
    PRIMARY KEY (revision, event_id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER model_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON model_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER promotion_step_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON promotion_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER succession_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON succession
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER governance_revision_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
