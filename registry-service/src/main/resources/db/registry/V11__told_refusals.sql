-- Refusals that the log holds as dead letters, because too much was waiting at that moment, of records that this database has
-- not read: there are rows only while a database that is empty, or older than the log, catches up. They are refused again.
CREATE TABLE told_refusal (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    told_at     timestamptz NOT NULL,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (topic, partition, "offset")
);
