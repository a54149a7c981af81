-- Searches for tags. What is inserted is remembered in a list first, which is merged into the index when it is full, and
-- which every search reads: 1 MiB costs a search little, and inserts less than merging each at once.
CREATE INDEX training_run_tags ON training_run USING gin ((content->'tags') jsonb_path_ops)
    WITH (gin_pending_list_limit = 1024);
CREATE INDEX description_tags ON description USING gin ((content->'tags') jsonb_path_ops);

-- A version's tag: what was said of it later goes before what the training job said; an empty text takes a tag away.
CREATE FUNCTION merged_tag(said jsonb, described jsonb, key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN (described->'tags'->>key) IS NULL THEN said->'tags'->>key ELSE nullif(described->'tags'->>key, '') END
$$;

-- A parameter as the number that it is, or null: the same definition as that of gates (GateInput of governance). Not by
-- casting to double precision, which fails for what is too small or too large.
CREATE FUNCTION decimal_number(parameter text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN parameter !~ '^[-+]?([0-9]{1,15}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?$' THEN NULL
        WHEN abs(parameter::numeric) >= 1.797693134862315807e308 THEN NULL
        WHEN abs(parameter::numeric) < 2.5e-324 THEN 0
        ELSE parameter::double precision
    END
$$;

-- A time that a training job said; null where it is none that PostgreSQL knows.
CREATE FUNCTION told_time(said text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN said ~ '^[0-9]{4}-' AND said !~ '^0000' THEN said::timestamptz END
$$;
