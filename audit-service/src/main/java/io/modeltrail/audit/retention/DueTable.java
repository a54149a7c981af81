package io.modeltrail.audit.retention;

import io.modeltrail.audit.hold.Facts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is of a class.
final class DueTable {

  /// Of each type the first ones by its index, then the first of all: a rare type is not looked for
  /// through the whole trail.
  private static final String OF_CLASS =
      """
      FROM unnest(?::text[]) AS t(type)
      CROSS JOIN LATERAL (
        SELECT index, model, type, appended_at FROM entry
        WHERE type = t.type AND index >= ? ORDER BY index LIMIT ?) e
      JOIN payload p ON p.index = e.index
      """;

  private static final String IS_THERE = "(p.headers IS NOT NULL OR p.decoded IS NOT NULL)";

  private DueTable() {}

  /// @param isThere whether something of its payload is left
  record Looked(Facts facts, boolean isThere) {}

  /// The next entries of a class, in the order of the trail.
  static List<Looked> next(Connection connection, RetentionClass of, long from, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT e.*, %s AS is_there ".formatted(IS_THERE)
                + OF_CLASS
                + "ORDER BY e.index LIMIT ?")) {
      set(select, of, from, most);
      select.setInt(4, most);
      List<Looked> next = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          next.add(new Looked(facts(row), row.getBoolean("is_there")));
        }
      }
      return next;
    }
  }

  /// The first of the next `most` of each type whose payload is there.
  static Optional<Facts> firstKept(Connection connection, RetentionClass of, long from, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT e.* " + OF_CLASS + "WHERE " + IS_THERE + " ORDER BY e.index LIMIT 1")) {
      set(select, of, from, most);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(facts(row)) : Optional.empty();
      }
    }
  }

  /// How many payloads are there of the next `most` of each type.
  static long kept(Connection connection, RetentionClass of, long from, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) " + OF_CLASS + "WHERE " + IS_THERE)) {
      set(select, of, from, most);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// The newest time that the log gave to any record of the trail.
  static Optional<Instant> newest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT max(appended_at) FROM entry");
        ResultSet row = select.executeQuery()) {
      Timestamp newest = row.next() ? row.getTimestamp(1) : null;
      return Optional.ofNullable(newest).map(Timestamp::toInstant);
    }
  }

  private static void set(PreparedStatement select, RetentionClass of, long from, int most)
      throws SQLException {
    select.setArray(1, select.getConnection().createArrayOf("text", of.types().toArray()));
    select.setLong(2, from);
    select.setInt(3, most);
  }

  private static Facts facts(ResultSet row) throws SQLException {
    return new Facts(
        row.getLong("index"),
        row.getString("model"),
        row.getString("type"),
        row.getTimestamp("appended_at").toInstant());
  }
}
