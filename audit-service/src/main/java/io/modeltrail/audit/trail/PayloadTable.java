package io.modeltrail.audit.trail;

import io.modeltrail.messaging.copy.Rows;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records as they came, and what opens the commitments to them: one COPY a batch to insert.
final class PayloadTable {

  private PayloadTable() {}

  /// @param first the first row's number
  static void insert(Connection tx, long first, List<Row> rows) throws SQLException {
    try (Rows table =
        Rows.into(
            tx, "payload (index, key, value, headers, decoded, decode_problem, salts, actor)")) {
      long index = first;
      for (Row row : rows) {
        put(table.row(8).bigint(index++), row.entry());
      }
      table.end();
    }
  }

  private static void put(Rows table, Entry entry) {
    table
        .bytes(entry.original().key())
        .bytes(entry.original().value())
        .bytes(entry.original().headers())
        .jsonb(entry.reading().decoded())
        .text(problem(entry.reading().problem()))
        .jsonb(entry.leaf().salts())
        .text(entry.reading().actor());
  }

  private static @Nullable String problem(@Nullable Refusal problem) {
    return problem == null ? null : problem.code() + ": " + problem.detail();
  }
}
