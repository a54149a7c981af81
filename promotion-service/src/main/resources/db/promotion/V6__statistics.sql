-- No statistics, for the planner, of what no statement compares as a whole: to gather them, autovacuum sorts tens of thousands
-- of documents, each time that the table has grown by a tenth.
ALTER TABLE model_version
    ALTER COLUMN event_id SET STATISTICS 0,
    ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE promotion
    ALTER COLUMN reason SET STATISTICS 0,
    ALTER COLUMN requested_by SET STATISTICS 0;
ALTER TABLE promotion_step
    ALTER COLUMN traceparent SET STATISTICS 0,
    ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE succession
    ALTER COLUMN traceparent SET STATISTICS 0,
    ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE assessment ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE deployment_report ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE observation ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE alarm
    ALTER COLUMN traceparent SET STATISTICS 0,
    ALTER COLUMN content SET STATISTICS 0;
