-- An event may wait for something that has still to come; `detail` then says for what.
ALTER TABLE outcome DROP CONSTRAINT outcome_state_check;
ALTER TABLE outcome ADD CHECK (state IN ('APPLIED', 'DUPLICATE', 'WAITING', 'REFUSED'));
ALTER TABLE outcome ADD COLUMN waits_until timestamptz;

-- What has to happen when a time has come. `told_at`: when an instance last said in the log that it has.
CREATE TABLE timer (
    subject text        NOT NULL,
    purpose text        NOT NULL,
    key     text        NOT NULL,
    due_at  timestamptz NOT NULL,
    told_at timestamptz,
    PRIMARY KEY (subject, purpose)
);

CREATE INDEX timer_due ON timer (due_at);
