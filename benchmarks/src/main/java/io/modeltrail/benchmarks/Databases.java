package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Parts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Several databases of the registry, of which one is in its place at a time. Each has a position
/// of its own in the log, so that the service can work off the same events on each.
final class Databases {

  /// The one that the service works on.
  static final String LIVE = "registry";

  /// The one that has tables and nothing in them.
  static final String BLANK = "blank";

  private final Parts parts;

  Databases(Parts parts) {
    this.parts = parts;
  }

  Connection connect() throws SQLException {
    return connect(LIVE);
  }

  /// Puts an empty one in place.
  void putBlank() throws SQLException {
    run("CREATE DATABASE " + LIVE + " TEMPLATE " + BLANK);
  }

  /// Puts one in place that was set aside.
  void put(String name) throws SQLException {
    run("ALTER DATABASE " + name + " RENAME TO " + LIVE);
  }

  void setAside(String name) throws SQLException {
    run("ALTER DATABASE " + LIVE + " RENAME TO " + name);
  }

  /// Removes the one that is in place.
  void drop() throws SQLException {
    run("DROP DATABASE " + LIVE);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(parts.jdbcUrl(name), parts.user(), parts.password());
  }
}
