-- A record of one kilobyte is a row of about three and a half with its decoded copy, above the size from which PostgreSQL
-- compresses, and then moves to another table, what it can: that cost more time than the rest of the insert. Larger ones
-- still are, until two of them fit into a page.
ALTER TABLE payload SET (toast_tuple_target = 4080);
