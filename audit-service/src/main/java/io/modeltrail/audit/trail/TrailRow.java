package io.modeltrail.audit.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The one row that deals the numbers.
final class TrailRow {

  private TrailRow() {}

  /// Takes the next numbers. From here to the commit other instances wait for theirs; if it is
  /// rolled back, they were never taken.
  ///
  /// @return the first
  static long take(Connection tx, int count) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE trail SET next_index = next_index + ? RETURNING next_index - ?")) {
      update.setInt(1, count);
      update.setInt(2, count);
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the table trail has lost its row");
        }
        return row.getLong(1);
      }
    }
  }
}
