-- What people have said of models, as far as rules ask for it: the last word each.
CREATE TABLE description (
    model_name text   PRIMARY KEY,
    risk_tier  text   NOT NULL,
    developers text[] NOT NULL
);

-- What was found out about versions after their training, or about runs, which may have become versions or not. Never
-- changed: one that counts no longer has a later row that withdraws it. `content` is ModelAssessed.
CREATE TABLE assessment (
    event_id   uuid        PRIMARY KEY,
    model_name text        NOT NULL,
    version    integer,
    workspace  text,
    run_id     text,
    sha256     text,
    withdraws  uuid,
    number     bigint      NOT NULL DEFAULT nextval('fact_number'),
    told_at    timestamptz NOT NULL,
    content    jsonb       NOT NULL
);

CREATE INDEX assessment_of_version ON assessment (model_name, version) WHERE version IS NOT NULL;
CREATE INDEX assessment_of_run ON assessment (model_name, workspace, md5(run_id)) WHERE run_id IS NOT NULL;
CREATE INDEX assessment_withdrawn ON assessment (withdraws) WHERE withdraws IS NOT NULL;

CREATE TRIGGER assessment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A model may have been retired: then its environment runs nothing of it.
ALTER TABLE champion ALTER COLUMN version DROP NOT NULL;
ALTER TABLE champion ADD COLUMN promotion_id uuid;
UPDATE champion c SET promotion_id = s.promotion_id FROM succession s
    WHERE s.environment = c.environment AND s.model_name = c.model_name AND s.revision = c.revision;
ALTER TABLE champion ALTER COLUMN promotion_id SET NOT NULL;

-- PROMOTION: version runs from then on. ROLLBACK: version is what was returned to. RETIREMENT: version is what was retired.
ALTER TABLE succession ADD COLUMN kind text NOT NULL DEFAULT 'PROMOTION';
CREATE INDEX succession_of_promotion ON succession (promotion_id);

-- How it was asked for, and what it waits for. `waits_since`: when it came before the gates.
ALTER TABLE promotion ADD COLUMN kind text NOT NULL DEFAULT 'PROMOTION';
ALTER TABLE promotion ADD COLUMN to_version integer;
ALTER TABLE promotion ADD COLUMN emergency boolean NOT NULL DEFAULT false;
ALTER TABLE promotion ADD COLUMN waits_for text;

DROP INDEX promotion_that_waits;
CREATE INDEX promotion_that_waits ON promotion (model_name, version) WHERE state IN ('WAITING', 'AWAITING_APPROVAL');

-- What deployment systems said, in the order in which the log took it. Never changed. `content` is DeploymentReported;
-- the promotion is the one that it is about, named or not.
CREATE TABLE deployment_report (
    event_id       uuid        PRIMARY KEY,
    model_name     text        NOT NULL,
    environment    text        NOT NULL,
    target         text        NOT NULL,
    promotion_id   uuid        NOT NULL,
    version        integer     NOT NULL,
    outcome        text        NOT NULL,
    number         bigint      NOT NULL DEFAULT nextval('fact_number'),
    effective_from timestamptz NOT NULL,
    told_at        timestamptz NOT NULL,
    content        jsonb       NOT NULL
);

CREATE INDEX deployment_report_of_model ON deployment_report (environment, model_name, target, effective_from, number);
CREATE INDEX deployment_report_of_promotion ON deployment_report (promotion_id);
CREATE INDEX deployment_report_newest ON deployment_report (number);

CREATE TRIGGER deployment_report_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deployment_report
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What monitoring saw. Never changed. `content` is ModelObserved.
CREATE TABLE observation (
    event_id    uuid        PRIMARY KEY,
    model_name  text        NOT NULL,
    environment text        NOT NULL,
    version     integer     NOT NULL,
    segment     text        NOT NULL,
    window_end  timestamptz NOT NULL,
    number      bigint      NOT NULL DEFAULT nextval('fact_number'),
    told_at     timestamptz NOT NULL,
    content     jsonb       NOT NULL
);

CREATE INDEX observation_of_version ON observation (environment, model_name, version, number);
CREATE INDEX observation_newest ON observation (number);

CREATE TRIGGER observation_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON observation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many windows in a row have broken a watch, since the environment has run the version; `raised`: the alarm is.
CREATE TABLE watch_streak (
    environment text        NOT NULL,
    model_name  text        NOT NULL,
    version     integer     NOT NULL,
    watch       text        NOT NULL,
    segment     text        NOT NULL,
    revision    bigint      NOT NULL,
    broken      integer     NOT NULL,
    raised      boolean     NOT NULL,
    last_end    timestamptz NOT NULL,
    PRIMARY KEY (environment, model_name, version, watch, segment)
);

-- Steps, too: one row for everything that somebody has to look at. Never changed. `content` is ModelAlarmed.
CREATE TABLE alarm (
    event_id    uuid        PRIMARY KEY,
    model_name  text        NOT NULL,
    environment text,
    rule        text        NOT NULL,
    topic_id    uuid        NOT NULL,
    partition   integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    number      bigint      NOT NULL DEFAULT nextval('fact_number'),
    at          timestamptz NOT NULL,
    traceparent text,
    content     jsonb       NOT NULL
);

CREATE INDEX alarm_place ON alarm (topic_id, partition, "offset");
CREATE INDEX alarm_of_model ON alarm (model_name, number);
CREATE INDEX alarm_newest ON alarm (number);

CREATE TRIGGER alarm_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON alarm
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
