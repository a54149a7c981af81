-- Who sent a refused record again, and when last. A note for people: the log has the record itself, with where it is from.
ALTER TABLE rejection ADD COLUMN replayed_at timestamptz;
ALTER TABLE rejection ADD COLUMN replayed_by text;
ALTER TABLE rejection ADD CHECK ((replayed_at IS NULL) = (replayed_by IS NULL));

-- By hash: a key may be longer than an ordered index takes.
CREATE INDEX rejection_key ON rejection USING hash (key);
