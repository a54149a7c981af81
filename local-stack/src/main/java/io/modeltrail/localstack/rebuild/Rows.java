package io.modeltrail.localstack.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a database knows of one kind, sorted by key, read bit by bit.
final class Rows implements Iterator<Row>, AutoCloseable {

  private static final int AT_ONCE = 1_000;

  private final Statement statement;
  private final @Nullable ResultSet result;
  private boolean hasNext;

  private Rows(Statement statement, @Nullable ResultSet result) throws SQLException {
    this.statement = statement;
    this.result = result;
    this.hasNext = result != null && result.next();
  }

  /// @param connection with a transaction: without one the driver would read all at once
  static Rows of(Connection connection, Known known) throws SQLException {
    var statement = connection.createStatement();
    statement.setFetchSize(AT_ONCE);
    if (!hasTable(connection, known.table())) {
      return new Rows(statement, null);
    }
    var sorted = "SELECT * FROM (" + known.query() + ") AS known ORDER BY key COLLATE \"C\"";
    return new Rows(statement, statement.executeQuery(sorted));
  }

  @Override
  public boolean hasNext() {
    return hasNext;
  }

  @Override
  public Row next() {
    if (!hasNext) {
      throw new NoSuchElementException();
    }
    try {
      var row = row(Objects.requireNonNull(result));
      hasNext = result.next();
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException("What the database knows cannot be read", e);
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  private static Row row(ResultSet result) throws SQLException {
    Map<String, String> fields = new LinkedHashMap<>();
    var columns = result.getMetaData();
    for (int column = 2; column <= columns.getColumnCount(); column++) {
      var value = result.getString(column);
      fields.put(columns.getColumnLabel(column), value == null ? "nothing" : value);
    }
    return new Row(result.getString(1), fields);
  }

  private static boolean hasTable(Connection connection, String name) throws SQLException {
    try (var select = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      select.setString(1, name);
      try (var answer = select.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
