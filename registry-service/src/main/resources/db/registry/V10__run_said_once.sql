-- From this release on the service writes what a training job said once: what is searched into `sought`, some fields into columns
-- of their own, the rest into `content`. Metrics or statistics with a negative zero, which jsonb does not know, stand in
-- both. Rows of before have all of it in `content`, which goes before the others.
COMMENT ON COLUMN training_run.content IS 'What a training job said (ModelTrained), without what other columns hold';
COMMENT ON COLUMN training_run.sought IS 'Tags, metrics, parameters and statistics, as searches need them';
