package io.modeltrail.registry.catalog;

import io.modeltrail.registry.search.Sql;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Runs the queries of this package. Plain SQL: what is asked is put together from conditions, and
/// what is read is mostly JSON.
@ApplicationScoped
class Database {

  /// SQLState: the statement was cancelled, here because it took too long.
  private static final String CANCELLED = "57014";

  /// A plan for any values would not know a rare tag from a common one; to compile one costs more
  /// than what is read here.
  private static final String OF_SEARCHES =
      """
      SET LOCAL plan_cache_mode = force_custom_plan;
      SET LOCAL jit = off;
      """;

  private final DataSource dataSource;
  private final SearchConfig config;
  private final Semaphore turns;

  Database(DataSource dataSource, SearchConfig config) {
    this.dataSource = dataSource;
    this.config = config;
    this.turns = new Semaphore(config.atOnce());
  }

  /// Makes something of a row.
  @FunctionalInterface
  interface Read<T> {
    T from(ResultSet row) throws SQLException;
  }

  /// Several queries, with one connection.
  @FunctionalInterface
  interface Work<T> {
    T with(Session session) throws SQLException;
  }

  /// What a search costs depends on what is asked: only so many at once, and each only so long.
  ///
  /// @throws Problem.Thrown 422 if it takes too long; 503 if too many others run
  <T> T search(Work<T> work) throws SQLException {
    try {
      if (!turns.tryAcquire(config.turn().toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.unavailable("too many searches run at this moment; try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("the service stops; try again");
    }
    try {
      return read(OF_SEARCHES, work);
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        throw tooWide();
      }
      throw e;
    } finally {
      turns.release();
    }
  }

  /// For what is found by its name: there is one way to it, and to plan that each time costs
  /// several times what it costs to go it.
  <T> T read(Work<T> work) throws SQLException {
    return read("", work);
  }

  private <T> T read(String settings, Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement set = connection.createStatement()) {
        set.execute(settings + "SET LOCAL statement_timeout = " + config.timeout().toMillis());
        return work.with(new Session(connection));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Problem.Thrown tooWide() {
    return Problem.of(
            422,
            "SEARCH_TOO_WIDE",
            "the search took longer than %d s and was given up; narrow it: by a model, by tags with =, or without order"
                .formatted(config.timeout().toSeconds()))
        .thrown();
  }

  record Session(Connection connection) {

    <T> List<T> list(Sql sql, Read<T> read) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql.text())) {
        int at = 1;
        for (Object value : sql.values()) {
          select.setObject(at++, value);
        }
        List<T> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.add(read.from(row));
          }
        }
        return found;
      }
    }

    <T> Optional<T> one(Sql sql, Read<T> read) throws SQLException {
      return list(sql, read).stream().findFirst();
    }
  }
}
