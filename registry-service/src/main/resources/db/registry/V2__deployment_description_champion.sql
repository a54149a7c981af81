-- Requests for deployment that were taken: one row each. It waits for its run, and is then answered once. What the log is told
-- because of an answer follows from this row; the place is that of the event that led to the answer: the request itself, or
-- the run that it waited for. `content` is all that was said: DeploymentRequested.
CREATE TABLE deployment (
    request_event_id uuid        PRIMARY KEY,
    model_name       text        NOT NULL,
    workspace        text        NOT NULL,
    environment      text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('WAITING', 'ASKED', 'REFUSED')),
    requested_at     timestamptz NOT NULL,
    waits_until      timestamptz,
    code             text,
    detail           text,
    version          integer,
    promotion_id     uuid,
    topic_id         uuid,
    partition        integer,
    "offset"         bigint,
    answered_at      timestamptz,
    traceparent      text,
    content          jsonb       NOT NULL
);

CREATE INDEX deployment_that_waits ON deployment (model_name) WHERE state = 'WAITING';
CREATE INDEX deployment_place ON deployment (topic_id, partition, "offset") WHERE state = 'ASKED';
CREATE INDEX deployment_newest_of_model ON deployment (model_name, requested_at, request_event_id);

-- Which request for deployment a version came to be by; null: it came to be when it was trained.
ALTER TABLE model_version ADD COLUMN deployment_event_id uuid;

-- What was said of models (version 0) and of versions beside what training jobs said: as it is now. `content` has the fields
-- of ModelDescribed that were set, without the envelope.
CREATE TABLE description (
    model_name   text        NOT NULL,
    version      integer     NOT NULL,
    content      jsonb       NOT NULL,
    described_at timestamptz NOT NULL,
    PRIMARY KEY (model_name, version)
);

-- What each environment runs, as the promotion service tells it. `version` is null for an environment that runs none.
CREATE TABLE champion (
    environment text        NOT NULL,
    model_name  text        NOT NULL,
    revision    bigint      NOT NULL,
    version     integer,
    since       timestamptz NOT NULL,
    PRIMARY KEY (model_name, environment)
);

-- What came of reading a version's artifact. It says something of the version only if it was read for the digest that the
-- version has.
CREATE TABLE artifact_check (
    model_name text        NOT NULL,
    version    integer     NOT NULL,
    sha256     text        NOT NULL,
    outcome    text        NOT NULL,
    detail     text,
    event_id   uuid        NOT NULL,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (model_name, version)
);

-- Artifacts that are still to be read: a row stands from the version's registration until what was found is read back from
-- the log.
CREATE TABLE artifact_check_due (
    model_name  text        NOT NULL,
    version     integer     NOT NULL,
    sha256      text        NOT NULL,
    uri         text        NOT NULL,
    layout      text        NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    not_before  timestamptz NOT NULL,
    PRIMARY KEY (model_name, version)
);

CREATE INDEX artifact_check_due_next ON artifact_check_due (not_before);

-- Versions that model.registered tells of and that this database does not have: there are rows only while a database that is
-- empty, or older than the log, catches up. They keep their numbers.
CREATE TABLE told_version (
    model_name      text    NOT NULL,
    version         integer NOT NULL,
    workspace       text    NOT NULL,
    run_id          text    NOT NULL,
    artifact_sha256 text    NOT NULL,
    cause_event_id  uuid    NOT NULL,
    event_id        uuid    NOT NULL,
    PRIMARY KEY (model_name, version)
);

CREATE INDEX told_version_run ON told_version (workspace, run_id, model_name, artifact_sha256);
CREATE INDEX told_version_cause ON told_version (cause_event_id);
