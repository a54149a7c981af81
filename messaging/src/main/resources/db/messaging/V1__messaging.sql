-- How far this database has taken in each partition. `applied` moves in the transaction that applies a batch,
-- `emitted` with the transaction after it: what lies between them may have to be emitted again.
CREATE TABLE position (
    topic_id  uuid    NOT NULL,
    partition integer NOT NULL,
    topic     text    NOT NULL,
    applied   bigint  NOT NULL,
    emitted   bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition),
    CHECK (emitted <= applied)
);

-- What became of each event. A refused event does not use up its id: a later outcome replaces the refusal, nothing else is replaced.
CREATE TABLE outcome (
    event_id   uuid        PRIMARY KEY,
    digest     bytea       NOT NULL,
    topic      text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('APPLIED', 'DUPLICATE', 'REFUSED')),
    href       text,
    duplicate_of uuid,
    code       text,
    detail     text,
    decided_at timestamptz NOT NULL
);

-- Refused records as they came: once for each place in the log.
CREATE TABLE rejection (
    sequence   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         uuid        NOT NULL UNIQUE,
    topic_id   uuid        NOT NULL,
    topic      text        NOT NULL,
    partition  integer     NOT NULL,
    "offset"   bigint      NOT NULL,
    code       text        NOT NULL,
    detail     text        NOT NULL,
    event_id   uuid,
    scope      text,
    key        bytea,
    value      bytea,
    value_bytes integer    NOT NULL,
    headers    bytea       NOT NULL,
    refused_at timestamptz NOT NULL,
    UNIQUE (topic_id, partition, "offset")
);

CREATE INDEX rejection_scope ON rejection (scope, sequence);
