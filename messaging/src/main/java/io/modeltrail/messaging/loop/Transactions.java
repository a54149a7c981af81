package io.modeltrail.messaging.loop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// One database transaction around a piece of work.
final class Transactions {

  private final DataSource dataSource;

  @FunctionalInterface
  interface Work<T> {
    T in(Connection tx) throws SQLException;
  }

  Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  <T> T run(Work<T> work) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      try {
        T result = work.in(tx);
        tx.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(tx, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection tx, Exception because) {
    try {
      tx.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
