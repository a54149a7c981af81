-- What was found when the artifacts of versions were read. It may be told before the version is. Only what was found last
-- of a digest counts, and only if it is the digest of the version.
CREATE TABLE artifact_check (
    model_name text        NOT NULL,
    version    integer     NOT NULL,
    sha256     text        NOT NULL,
    outcome    text        NOT NULL,
    event_id   uuid        NOT NULL,
    told_at    timestamptz NOT NULL,
    PRIMARY KEY (model_name, version, sha256)
);

-- When a promotion came before gates that wait; null if it does not wait, or waits for its version.
ALTER TABLE promotion ADD COLUMN waits_since timestamptz;

-- Versions and champions of the same code. What a run says of its commit may be longer than an index takes.
CREATE INDEX model_version_of_code ON model_version (model_name, left(content->'run'->>'codeCommit', 100), version);
CREATE INDEX succession_of_code ON succession (model_name, left(content->'run'->>'codeCommit', 100));
