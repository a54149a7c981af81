-- What was found out about versions and runs after their training: it holds. Of a version (`version`) or of what a run made
-- (`workspace`, `run_id`, and of one artifact if `artifact_sha256` is set). A withdrawal stands where the one stands that it
-- withdraws. `content` is all that was said: ModelAssessed.
CREATE TABLE assessment (
    event_id        uuid        PRIMARY KEY,
    model_name      text        NOT NULL,
    version         integer,
    workspace       text,
    run_id          text,
    artifact_sha256 text,
    kind            text        NOT NULL,
    withdraws       uuid        UNIQUE,
    told_at         timestamptz NOT NULL,
    content         jsonb       NOT NULL,
    CHECK ((version IS NULL) <> (run_id IS NULL))
);

CREATE INDEX assessment_of_version ON assessment (model_name, version) WHERE version IS NOT NULL;
CREATE INDEX assessment_of_run ON assessment (workspace, run_id) WHERE run_id IS NOT NULL;

CREATE TRIGGER assessment_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Those whose version or run is not there yet.
CREATE TABLE assessment_that_waits (
    event_id        uuid        PRIMARY KEY,
    model_name      text        NOT NULL,
    version         integer,
    workspace       text,
    run_id          text,
    artifact_sha256 text,
    kind            text        NOT NULL,
    withdraws       uuid,
    told_at         timestamptz NOT NULL,
    content         jsonb       NOT NULL,
    waits_until     timestamptz NOT NULL
);

CREATE INDEX assessment_that_waits_of_model ON assessment_that_waits (model_name);
CREATE INDEX assessment_that_waits_withdraws ON assessment_that_waits (withdraws);

-- What holds of each version: what was said of it, and of the run that it is.
CREATE VIEW version_assessment AS
SELECT a.version AS of_version, a.* FROM assessment a WHERE a.version IS NOT NULL
UNION ALL
SELECT v.version AS of_version, a.*
FROM model_version v
JOIN training_run r ON r.topic_id = v.topic_id AND r.partition = v.partition AND r."offset" = v."offset"
    AND r.event_id = v.run_event_id
JOIN assessment a ON a.model_name = v.model_name AND a.workspace = r.workspace AND a.run_id = r.run_id
    AND (a.artifact_sha256 IS NULL OR a.artifact_sha256 = r.artifact_sha256)
WHERE a.run_id IS NOT NULL;
