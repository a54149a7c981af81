package io.modeltrail.messaging.loop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// One database transaction around a piece of work.
public final class Transactions {

  private static final Logger LOG = Logger.getLogger(Transactions.class);

  private final DataSource dataSource;

  /// What is done in a transaction, through its connection and nothing else.
  @FunctionalInterface
  public interface Work<T> {
    T in(Connection tx) throws SQLException;
  }

  public Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Commits what the work did, or rolls it back if it throws whatever.
  public <T> T run(Work<T> work) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      try {
        T result = work.in(tx);
        tx.commit();
        return result;
      } catch (Throwable e) {
        // Whatever it was, also an Error: a pool that gets back an open transaction may commit it.
        rollBack(tx, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection tx, Throwable because) {
    try {
      tx.rollback();
    } catch (SQLException | RuntimeException e) {
      because.addSuppressed(e);
      discard(tx);
    }
  }

  /// Ends a connection of which nobody knows what it still holds: the database rolls back and
  /// unlocks what its client has left, and the pool has room for another one.
  ///
  /// It goes past the pool: the `abort` of Agroal 3.0 ends nothing, and never gives the room back.
  public static void discard(Connection connection) {
    try (connection) {
      connection.unwrap(Connection.class).abort(Runnable::run);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("There was nothing to end any more", e);
    }
  }
}
