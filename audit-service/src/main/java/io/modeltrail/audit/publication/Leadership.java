package io.modeltrail.audit.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The right to sign: a lock that belongs to a connection, and ends with it. Whoever holds it
/// without being alone is still stopped by the compare-and-set.
final class Leadership {

  private Leadership() {}

  /// @return whether the connection has it now
  static boolean take(Connection connection, String origin) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
      select.setString(1, "audit log " + origin);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          return false;
        }
      }
    }
    try (Statement set = connection.createStatement()) {
      // A machine that is gone without a word would have it for hours otherwise.
      set.execute(
          "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
    }
    return true;
  }

  /// The connection may go back to a pool, and with it what it locked.
  static void giveBack(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
      select.execute();
    }
  }
}
