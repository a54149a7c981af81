-- Refusals that the log holds as dead letters, because too much was waiting at that moment, for the records that this database
-- is to read: they are refused again, and the row goes. There are rows only since a database that was empty, or older than the
-- log, has caught up; those of records that it had read before stay, and mean nothing.
CREATE TABLE told_refusal (
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    told_at     timestamptz NOT NULL,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (topic, partition, "offset")
);
