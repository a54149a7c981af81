package io.modeltrail.audit.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How far whoever publishes has got.
final class Backlog {

  private Backlog() {}

  static Turn.Standby of(Connection connection, String origin) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT coalesce((SELECT size FROM log WHERE origin = ?), 0) AS size,
              (SELECT next_index FROM trail) AS sequenced
            """)) {
      select.setString(1, origin);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the table trail has lost its row");
        }
        long size = row.getLong("size");
        return new Turn.Standby(size, row.getLong("sequenced") - size);
      }
    }
  }
}
