-- Statistics, for the planner, of what is large: to gather them, autovacuum sorts tens of thousands of records, each time that
-- the table has grown by a tenth. None of what no statement compares as a whole.
ALTER TABLE entry
    ALTER COLUMN leaf SET STATISTICS 0,
    ALTER COLUMN leaf_hash SET STATISTICS 0,
    ALTER COLUMN event_id SET STATISTICS 0;

-- Of these a sample a tenth as large as usual says enough: how many are erased or cannot be read, who acts how often, and
-- which words are in every entry.
ALTER TABLE payload
    ALTER COLUMN index SET STATISTICS 10,
    ALTER COLUMN key SET STATISTICS 1,
    ALTER COLUMN value SET STATISTICS 1,
    ALTER COLUMN headers SET STATISTICS 1,
    ALTER COLUMN decoded SET STATISTICS 1,
    ALTER COLUMN decode_problem SET STATISTICS 1,
    ALTER COLUMN salts SET STATISTICS 1,
    ALTER COLUMN actor SET STATISTICS 10,
    ALTER COLUMN erased_by SET STATISTICS 10;
ALTER INDEX payload_datasets ALTER COLUMN 1 SET STATISTICS 10;
ALTER INDEX payload_note ALTER COLUMN 1 SET STATISTICS 10;
ALTER TABLE entry_text
    ALTER COLUMN index SET STATISTICS 10,
    ALTER COLUMN words SET STATISTICS 10;
