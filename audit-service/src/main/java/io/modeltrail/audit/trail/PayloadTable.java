package io.modeltrail.audit.trail;

import static io.modeltrail.audit.trail.Row.column;

import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The records as they came, and what opens the commitments to them: one statement a batch to
/// insert.
final class PayloadTable {

  private PayloadTable() {}

  /// The statement that inserts the rows, ready but for its first parameter: the first row's
  /// number.
  static PreparedStatement insertion(Connection tx, List<Row> rows) throws SQLException {
    PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO payload (index, key, value, headers, decoded, decode_problem, salts, actor)
            SELECT ? + ordinality - 1, key, value, headers, convert_from(decoded, 'UTF8')::jsonb, decode_problem,
              convert_from(salts, 'UTF8')::jsonb, actor
            FROM unnest(?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::text[], ?::bytea[], ?::text[])
              WITH ORDINALITY AS n(key, value, headers, decoded, decode_problem, salts, actor, ordinality)
            """);
    // JSON as bytes: a text in an array would be escaped on the way, and parsed once more.
    EntryTable.bytes(insert, 2, bytes(rows, entry -> entry.original().key()));
    EntryTable.bytes(insert, 3, bytes(rows, entry -> entry.original().value()));
    EntryTable.bytes(insert, 4, bytes(rows, entry -> entry.original().headers()));
    EntryTable.bytes(insert, 5, bytes(rows, entry -> entry.reading().decoded()));
    EntryTable.array(
        insert, 6, "text", column(rows, row -> problem(row.entry().reading().problem())));
    EntryTable.bytes(insert, 7, bytes(rows, entry -> entry.leaf().salts()));
    EntryTable.array(insert, 8, "text", column(rows, row -> row.entry().reading().actor()));
    return insert;
  }

  private static byte[][] bytes(List<Row> rows, Function<Entry, byte @Nullable []> column) {
    return rows.stream().map(row -> column.apply(row.entry())).toArray(byte[][]::new);
  }

  private static @Nullable String problem(@Nullable Refusal problem) {
    return problem == null ? null : problem.code() + ": " + problem.detail();
  }
}
