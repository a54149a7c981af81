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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void take(Connection tx, long from, long to) throws SQLException {
    List<Long> indexes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT index, key, decoded FROM payload WHERE index >= ? AND index < ?")) {
      select.setFetchSize(FETCHED_AT_ONCE);
      select.setLong(1, from);
      select.setLong(2, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          indexes.add(row.getLong("index"));
          // PostgreSQL has no U+0000, which a key may have.
          texts.add(Words.of(row.getBytes("key"), row.getString("decoded")).replace('\0', ' '));
        }
      }
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO entry_text (index, words)
            SELECT index, to_tsvector('simple', text) FROM unnest(?::bigint[], ?::text[]) AS n(index, text)
            """)) {
      insert.setArray(1, tx.createArrayOf("bigint", indexes.toArray()));
      insert.setArray(2, tx.createArrayOf("text", texts.toArray()));
      insert.executeUpdate();
    }
  }
}
