-- No foreign keys: one writer fills these tables in one transaction, a batch at a time, and a check per row would cost
-- more than all the rest.

-- One row per model: its lock orders everything that happens to the model, and deals the version numbers.
CREATE TABLE model (
    name         text        PRIMARY KEY,
    last_version integer     NOT NULL,
    created_at   timestamptz NOT NULL
);

-- What training jobs said, one row per run and artifact, keyed by where the log holds it (and by the event, since a log
-- that lost records may hold others in their place). Never changed. `content` is all
-- of it; the columns beside it are what the database itself needs.
CREATE TABLE training_run (
    topic_id        uuid        NOT NULL,
    partition       integer     NOT NULL,
    "offset"        bigint      NOT NULL,
    event_id        uuid        NOT NULL,
    appended_at     timestamptz NOT NULL,
    traceparent     text,
    workspace       text        NOT NULL,
    model_name      text        NOT NULL,
    run_id          text        NOT NULL,
    artifact_sha256 text        NOT NULL,
    content         jsonb       NOT NULL,
    PRIMARY KEY (topic_id, partition, "offset", event_id),
    UNIQUE (workspace, run_id, model_name, artifact_sha256)
);

CREATE INDEX training_run_newest ON training_run (appended_at, partition, "offset");
CREATE INDEX training_run_newest_of_model ON training_run (model_name, appended_at, partition, "offset");

-- Steps: one row per version that came to be, with the place of the run that it is. Never changed.
CREATE TABLE model_version (
    model_name          text        NOT NULL,
    version             integer     NOT NULL CHECK (version > 0),
    topic_id            uuid        NOT NULL,
    partition           integer     NOT NULL,
    "offset"            bigint      NOT NULL,
    run_event_id        uuid        NOT NULL,
    phase               text        NOT NULL CHECK (phase IN ('TRAINING', 'DEPLOYMENT')),
    serves              text[]      NOT NULL,
    governance_revision bigint      NOT NULL,
    event_id            uuid        NOT NULL,
    registered_at       timestamptz NOT NULL,
    PRIMARY KEY (model_name, version),
    UNIQUE (topic_id, partition, "offset", run_event_id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER training_run_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON training_run
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER model_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON model_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
