-- What a training job said is kept as the text that it is: to take it apart and put it together as jsonb was almost half of
-- what a run cost the database. What is looked for among very many runs stands beside it as jsonb: their metrics,
-- parameters, statistics and tags, by the same names.
DROP INDEX training_run_tags;

ALTER TABLE training_run ADD COLUMN sought jsonb;
-- Rewritten, not updated: the table is append-only.
ALTER TABLE training_run
    ALTER COLUMN sought TYPE jsonb USING jsonb_strip_nulls(jsonb_build_object('metrics', content->'metrics',
        'parameters', content->'parameters', 'statistics', content->'statistics', 'tags', content->'tags')),
    ALTER COLUMN content TYPE json USING content::text::json;
ALTER TABLE training_run ALTER COLUMN sought SET NOT NULL;

CREATE INDEX training_run_tags ON training_run USING gin ((sought->'tags') jsonb_path_ops) WITH (gin_pending_list_limit = 1024);
