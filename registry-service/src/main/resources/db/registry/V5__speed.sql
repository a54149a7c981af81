-- A run is one row of about two kilobytes, just above the size from which PostgreSQL would compress it, which costs more
-- time than the rest of the insert. Larger ones are still compressed.
ALTER TABLE training_run SET (toast_tuple_target = 8160);
