-- Webhooks. Nothing here is state of models: what is to be delivered stands in the log, and these tables say how far that
-- is done. They have several writers, so unlike the tables of the loop they have foreign keys.

-- `environments` and `models`: null means all.
CREATE TABLE subscription (
    id           uuid        PRIMARY KEY,
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    owner        text        NOT NULL,
    owner_issuer text        NOT NULL,
    url          text        NOT NULL,
    description  text,
    environments text[],
    models       text,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    delivered    bigint      NOT NULL DEFAULT 0,
    delivered_at timestamptz,
    missed       bigint      NOT NULL DEFAULT 0
);

CREATE INDEX subscription_of_owner ON subscription (owner_issuer, owner, number);

-- Those that sign: the newest, and for a while the ones that it replaced.
CREATE TABLE subscription_secret (
    subscription_id uuid        NOT NULL REFERENCES subscription ON DELETE CASCADE,
    number          bigint      GENERATED ALWAYS AS IDENTITY,
    key             bytea       NOT NULL,
    expires_at      timestamptz,
    PRIMARY KEY (subscription_id, number)
);

-- How far each subscription has been read for. It moves in the transaction that stores the deliveries, by
-- compare-and-set: two instances that read the same store it once. A topic that is not here is read from its beginning.
CREATE TABLE subscription_position (
    subscription_id uuid    NOT NULL REFERENCES subscription ON DELETE CASCADE,
    topic_id        uuid    NOT NULL,
    partition       integer NOT NULL,
    next            bigint  NOT NULL,
    PRIMARY KEY (subscription_id, topic_id, partition)
);

-- What is still to be delivered, in order of `number`; the first one of a model goes before all others of it. Whoever
-- attempts it has the claim until `next_at`.
CREATE TABLE delivery (
    number          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subscription_id uuid        NOT NULL REFERENCES subscription ON DELETE CASCADE,
    topic_id        uuid        NOT NULL,
    partition       integer     NOT NULL,
    "offset"        bigint      NOT NULL,
    event_id        uuid        NOT NULL,
    environment     text        NOT NULL,
    model_name      text        NOT NULL,
    body            bytea       NOT NULL,
    told_at         timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    claim           uuid,
    dead_at         timestamptz,
    failed_at       timestamptz,
    failed_status   integer,
    failed_detail   text,
    UNIQUE (subscription_id, topic_id, partition, "offset")
);

CREATE INDEX delivery_of_model ON delivery (subscription_id, model_name, number);
CREATE INDEX delivery_due ON delivery (next_at) WHERE dead_at IS NULL;
