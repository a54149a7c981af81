-- No statistics, for the planner, of what no statement compares as a whole: to gather them, autovacuum sorts tens of thousands
-- of documents, each time that the table has grown by a tenth. Tags are estimated from their index.
ALTER TABLE training_run
    ALTER COLUMN traceparent SET STATISTICS 0,
    ALTER COLUMN content SET STATISTICS 0,
    ALTER COLUMN sought SET STATISTICS 0;
ALTER TABLE deployment ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE assessment ALTER COLUMN content SET STATISTICS 0;
