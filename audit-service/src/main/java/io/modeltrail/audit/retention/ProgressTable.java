package io.modeltrail.audit.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How far each class has got: before `next` nothing of it is to be removed any more.
final class ProgressTable {

  private ProgressTable() {}

  /// Where to go on; from the beginning if the class means something else now, or a hold was
  /// released since. Other instances wait until the transaction ends.
  ///
  /// @param lastRelease the entry that ended a hold last
  static long lock(Connection tx, RetentionClass of, long lastRelease) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO retention_progress AS r (class, definition, released, next_index) VALUES (?, ?, ?, 0)
            ON CONFLICT (class) DO UPDATE SET
              next_index = CASE WHEN r.definition = excluded.definition AND r.released = excluded.released
                THEN r.next_index ELSE 0 END,
              definition = excluded.definition, released = excluded.released
            RETURNING next_index
            """)) {
      upsert.setString(1, of.name());
      upsert.setString(2, of.definition());
      upsert.setLong(3, lastRelease);
      try (ResultSet row = upsert.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no progress of the class " + of.name());
        }
        return row.getLong(1);
      }
    }
  }

  static void move(Connection tx, RetentionClass of, long next) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE retention_progress SET next_index = ? WHERE class = ?")) {
      update.setLong(1, next);
      update.setString(2, of.name());
      update.executeUpdate();
    }
  }

  static long read(Connection connection, RetentionClass of) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT next_index FROM retention_progress WHERE class = ?")) {
      select.setString(1, of.name());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
