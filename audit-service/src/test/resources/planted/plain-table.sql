-- An audit table as many systems have it: who did what to what, when, in the order of writing. Nobody signs it.
CREATE TABLE plain_audit (
    id          bigint      PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text,
    action      text        NOT NULL,
    model       text,
    version     integer,
    environment text,
    promotion   uuid,
    event_id    uuid,
    occurred_at timestamptz,
    payload     jsonb       NOT NULL
);
CREATE INDEX ON plain_audit (action, model);
CREATE INDEX ON plain_audit (promotion, action);
