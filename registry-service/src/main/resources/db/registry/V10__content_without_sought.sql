-- What a training job said is written once: what is searched stands in `sought`, what has a column of its own there, the rest in
-- `content`. Figures that jsonb cannot hold exactly (a negative zero) stand in both. Rows of before have all of it in
-- `content`, which goes before the others.
COMMENT ON COLUMN training_run.content IS 'What a training job said (ModelTrained), without what other columns hold';
COMMENT ON COLUMN training_run.sought IS 'Tags, metrics, parameters and statistics, as searches need them';
