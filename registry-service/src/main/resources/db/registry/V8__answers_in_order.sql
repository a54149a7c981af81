-- The order in which requests were answered, which is that in which the log is told: an answer's place is in one of several
-- topics. Null for what was answered before, and for what is not.
CREATE SEQUENCE deployment_answer;
ALTER TABLE deployment ADD COLUMN answer_number bigint;
