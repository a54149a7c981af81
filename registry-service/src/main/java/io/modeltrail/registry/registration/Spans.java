package io.modeltrail.registry.registration;

import static io.modeltrail.registry.registration.RunTable.column;

import io.modeltrail.messaging.record.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Stretches of the log as a statement's first parameters.
final class Spans {

  private Spans() {}

  /// For `unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[])`: topic id, partition, first
  /// offset, the offset after the last.
  static void set(PreparedStatement statement, List<Span> spans) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(1, connection.createArrayOf("uuid", column(spans, Span::topicId)));
    statement.setArray(2, connection.createArrayOf("int", column(spans, Span::partition)));
    statement.setArray(3, connection.createArrayOf("bigint", column(spans, Span::from)));
    statement.setArray(4, connection.createArrayOf("bigint", column(spans, Span::to)));
  }
}
