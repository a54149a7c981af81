package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether there is an entry for each index between the first and the last of some entries.
///
/// @param first null if there are no entries
/// @param missing stretches without entries, the first hundred
public record Contiguity(@Nullable Long first, @Nullable Long last, List<Stretch> missing) {

  private static final int MISSING_MAX = 100;

  /// @param last included
  public record Stretch(long first, long last) {}

  /// @param within conditions on the table `entry e` alone
  public static Contiguity of(Records records, Selection within) throws SQLException {
    Selection here = records.here(within);
    String sql = "SELECT min(e.index), max(e.index) FROM entry e WHERE " + here.where();
    try (PreparedStatement select = records.prepare(sql, here);
        ResultSet row = select.executeQuery()) {
      row.next();
      Long first = row.getObject(1, Long.class);
      Long last = row.getObject(2, Long.class);
      return first == null || last == null
          ? new Contiguity(null, null, List.of())
          : new Contiguity(first, last, missing(records, first, last));
    }
  }

  /// From the entry before the first to the one after the last: what is missing between two times
  /// belongs to both.
  private static List<Stretch> missing(Records records, long first, long last) throws SQLException {
    long before = bound(records, "SELECT max(index) FROM entry WHERE index < ?", first, -1);
    long after =
        bound(
            records,
            "SELECT min(index) FROM entry WHERE index > ?",
            last,
            Math.max(last + 1, records.moment().size()));
    Selection range = new Selection(List.of(), List.of(first, last, before, after));
    String sql =
        """
        SELECT index + 1, next - 1 FROM
          (SELECT index, lead(index) OVER (ORDER BY index) AS next FROM
            (SELECT e.index FROM entry e WHERE e.index >= ? AND e.index <= ?
             UNION ALL SELECT ?::bigint UNION ALL SELECT ?::bigint) AS ends) AS steps
        WHERE next > index + 1 ORDER BY 1 LIMIT %d"""
            .formatted(MISSING_MAX);
    List<Stretch> missing = new ArrayList<>();
    try (PreparedStatement select = records.prepare(sql, range);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        missing.add(new Stretch(row.getLong(1), row.getLong(2)));
      }
    }
    return missing;
  }

  private static long bound(Records records, String sql, long index, long otherwise)
      throws SQLException {
    try (PreparedStatement select = records.prepare(sql, new Selection(List.of(), List.of(index)));
        ResultSet row = select.executeQuery()) {
      row.next();
      Long found = row.getObject(1, Long.class);
      return found == null ? otherwise : found;
    }
  }
}
