package io.modeltrail.audit.following;

import io.modeltrail.messaging.loop.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Gives a follower the entries that follow, a batch at a time. Of several instances one does it at
/// a time: its row is locked meanwhile.
public final class Following {

  private final Transactions transactions;
  private final int entriesAtOnce;

  /// @param entriesAtOnce most of one batch
  public Following(DataSource dataSource, int entriesAtOnce) {
    this.transactions = new Transactions(dataSource);
    this.entriesAtOnce = entriesAtOnce;
  }

  /// What came of a turn.
  ///
  /// @param behind how many entries are still to be looked at; 0 also if another instance is at it
  public record Turn(int taken, long behind) {}

  public Turn turn(Follower follower) throws SQLException {
    return transactions.run(tx -> turn(tx, follower));
  }

  /// The index that a follower looks at next: it has looked at all before that.
  public static long next(Connection connection, String follower) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT next_index FROM follower WHERE name = ?")) {
      select.setString(1, follower);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("the table follower has lost its row " + follower);
        }
        return row.getLong(1);
      }
    }
  }

  private Turn turn(Connection tx, Follower follower) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement(
            "SELECT next_index FROM follower WHERE name = ? FOR UPDATE SKIP LOCKED")) {
      lock.setString(1, follower.name());
      try (ResultSet row = lock.executeQuery()) {
        return row.next() ? turn(tx, follower, row.getLong(1)) : new Turn(0, 0);
      }
    }
  }

  private Turn turn(Connection tx, Follower follower, long from) throws SQLException {
    // Numbers are dealt under a lock that is held to the commit: all before the next one are there.
    long sequenced = sequenced(tx);
    long to = Math.min(from + entriesAtOnce, sequenced);
    if (to > from) {
      follower.take(tx, from, to);
      move(tx, follower.name(), to);
    }
    return new Turn((int) (to - from), sequenced - to);
  }

  private static long sequenced(Connection tx) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement("SELECT next_index FROM trail");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the table trail has lost its row");
      }
      return row.getLong(1);
    }
  }

  private static void move(Connection tx, String name, long to) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE follower SET next_index = ? WHERE name = ?")) {
      update.setLong(1, to);
      update.setString(2, name);
      update.executeUpdate();
    }
  }
}
