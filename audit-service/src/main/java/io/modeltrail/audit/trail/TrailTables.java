package io.modeltrail.audit.trail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Stores a batch: one statement per table.
final class TrailTables {

  private TrailTables() {}

  /// @return what became of those that are new, in the batch's order
  static List<Recorded> store(Connection tx, List<Entry> batch) throws SQLException {
    List<Row> rows = Standing.at(tx, batch).missing(batch);
    if (rows.isEmpty()) {
      return List.of();
    }
    // From here to the commit other instances wait for their numbers.
    long first = TrailRow.take(tx, rows.size());
    EntryTable.insert(tx, first, rows);
    PayloadTable.insert(tx, first, rows);
    List<Recorded> recorded = new ArrayList<>(rows.size());
    for (Row row : rows) {
      recorded.add(Recorded.of(first + recorded.size(), row));
    }
    return recorded;
  }
}
