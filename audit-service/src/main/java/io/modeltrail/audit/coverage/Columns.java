package io.modeltrail.audit.coverage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Rows as arrays, for one statement whatever their number.
final class Columns {

  private Columns() {}

  static <T> void set(
      PreparedStatement statement, int at, String type, List<T> rows, Function<T, ?> value)
      throws SQLException {
    Object[] column = rows.stream().map(value).toArray();
    statement.setArray(at, statement.getConnection().createArrayOf(type, column));
  }
}
