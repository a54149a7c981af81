package io.modeltrail.audit.search;

import io.modeltrail.audit.following.Follower;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Makes entries be found by their words, behind those who fill the trail. An entry whose payload
/// is erased has none; if that happens later, the database takes them away (V4__coverage.sql).
@ApplicationScoped
class TextFollower implements Follower {

  static final String NAME = "text";

  /// Contents may have some hundred KiB each.
  private static final int FETCHED_AT_ONCE = 50;

  /// In characters, about.
  private static final int WRITTEN_AT_ONCE = 4 * 1024 * 1024;

  private record Found(long index, String words) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void take(Connection tx, long from, long to) throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement(
                """
                SELECT index, key, decoded FROM payload
                WHERE index >= ? AND index < ? AND erased_by IS NULL
                """);
        PreparedStatement insert =
            tx.prepareStatement(
                """
                INSERT INTO entry_text (index, words)
                SELECT index, words::tsvector FROM unnest(?::bigint[], ?::text[]) AS n(index, words)
                """)) {
      select.setFetchSize(FETCHED_AT_ONCE);
      select.setLong(1, from);
      select.setLong(2, to);
      List<Found> found = new ArrayList<>();
      int length = 0;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String words = Words.of(row.getBytes("key"), row.getString("decoded"));
          found.add(new Found(row.getLong("index"), words));
          length += words.length();
          if (length > WRITTEN_AT_ONCE) {
            insert(insert, found);
            found.clear();
            length = 0;
          }
        }
      }
      insert(insert, found);
    }
  }

  private static void insert(PreparedStatement insert, List<Found> found) throws SQLException {
    Connection tx = insert.getConnection();
    insert.setArray(1, tx.createArrayOf("bigint", found.stream().map(Found::index).toArray()));
    insert.setArray(
        2, tx.createArrayOf("text", found.stream().map(Found::words).toArray(String[]::new)));
    insert.executeUpdate();
  }
}
