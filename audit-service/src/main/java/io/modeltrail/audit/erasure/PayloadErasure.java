package io.modeltrail.audit.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that erasing touches: the columns of `payload`. What is made of payloads besides goes by a
/// trigger, as the words of an entry do (V4__coverage.sql).
final class PayloadErasure {

  private PayloadErasure() {}

  /// What is left of a payload out of which somebody was taken.
  ///
  /// @param decoded the decoded copy, as JSON
  /// @param salts that open the commitments to others
  /// @param actor null if that was the person
  record Left(long index, String decoded, String salts, @Nullable String actor) {}

  /// Removes all of some payloads.
  ///
  /// @param erasedBy the entry of the note
  /// @return of how many something was left to be removed
  static int whole(Connection tx, long erasedBy, long[] indices) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE payload SET key = NULL, value = NULL, headers = NULL, decoded = NULL, decode_problem = NULL,
              salts = '[]', actor = NULL, erased_by = ?
            WHERE index = ANY (?) AND (headers IS NOT NULL OR decoded IS NOT NULL)
            """)) {
      update.setLong(1, erasedBy);
      update.setArray(2, tx.createArrayOf("bigint", boxed(indices)));
      return update.executeUpdate();
    }
  }

  /// Removes the records as they came, and replaces the rest by what is left of it.
  static int partly(Connection tx, long erasedBy, List<Left> left) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE payload p SET key = NULL, value = NULL, headers = NULL, decode_problem = NULL,
              decoded = n.decoded::jsonb, salts = n.salts::jsonb, actor = n.actor, erased_by = ?
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) AS n(index, decoded, salts, actor)
            WHERE p.index = n.index
            """)) {
      update.setLong(1, erasedBy);
      update.setArray(2, tx.createArrayOf("bigint", column(left, Left::index)));
      update.setArray(3, tx.createArrayOf("text", column(left, Left::decoded)));
      update.setArray(4, tx.createArrayOf("text", column(left, Left::salts)));
      update.setArray(5, tx.createArrayOf("text", column(left, Left::actor)));
      return update.executeUpdate();
    }
  }

  private static Object[] boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toArray();
  }

  private static Object[] column(List<Left> rows, Function<Left, @Nullable Object> value) {
    Object[] column = new Object[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    return column;
  }
}
