package io.modeltrail.audit.coverage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far sequences are known, and what is wrong with them.
record SequenceTable(Connection tx) {

  /// A sequence's name.
  record Key(SequenceKind kind, String subject) {}

  enum Flaw {
    /// No entry has these numbers.
    MISSING,
    /// Two facts have the same.
    REPEATED,
    /// An entry's number, or whose it is, cannot be read.
    UNREADABLE
  }

  Map<Key, Sequence> read(Set<Key> keys) throws SQLException {
    List<Key> wanted = List.copyOf(keys);
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT s.kind, s.subject, s.largest, s.numbers, s.told_again
            FROM unnest(?::text[], ?::text[]) AS n(kind, subject) JOIN sequence s USING (kind, subject)
            """)) {
      Columns.set(select, 1, "text", wanted, key -> key.kind().name());
      Columns.set(select, 2, "text", wanted, Key::subject);
      Map<Key, Sequence> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              new Key(SequenceKind.valueOf(row.getString(1)), row.getString(2)),
              new Sequence(row.getLong(3), row.getLong(4), row.getLong(5)));
        }
      }
      return found;
    }
  }

  void write(Map<Key, Sequence> sequences) throws SQLException {
    List<Map.Entry<Key, Sequence>> rows = List.copyOf(sequences.entrySet());
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO sequence (kind, subject, largest, numbers, told_again)
            SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
            ON CONFLICT (kind, subject) DO UPDATE
              SET largest = excluded.largest, numbers = excluded.numbers, told_again = excluded.told_again
            """)) {
      Columns.set(upsert, 1, "text", rows, row -> row.getKey().kind().name());
      Columns.set(upsert, 2, "text", rows, row -> row.getKey().subject());
      Columns.set(upsert, 3, "bigint", rows, row -> row.getValue().largest());
      Columns.set(upsert, 4, "bigint", rows, row -> row.getValue().numbers());
      Columns.set(upsert, 5, "bigint", rows, row -> row.getValue().toldAgain());
      upsert.executeUpdate();
    }
  }

  /// @param index of the entry that shows it
  void flaw(Key key, Flaw flaw, long from, long to, long index) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO sequence_flaw (kind, subject, flaw, from_number, to_number, index) VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, key.kind.name());
      insert.setString(2, key.subject);
      insert.setString(3, flaw.name());
      insert.setLong(4, from);
      insert.setLong(5, to);
      insert.setLong(6, index);
      insert.executeUpdate();
    }
  }

  /// Takes a number from those that are missing.
  ///
  /// @return whether it was
  boolean fill(Key key, long number) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            """
            DELETE FROM sequence_flaw
            WHERE flaw = 'MISSING' AND kind = ? AND subject = ? AND from_number <= ? AND to_number >= ?
            RETURNING from_number, to_number, index
            """)) {
      delete.setString(1, key.kind.name());
      delete.setString(2, key.subject);
      delete.setLong(3, number);
      delete.setLong(4, number);
      try (ResultSet row = delete.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        if (row.getLong(1) < number) {
          flaw(key, Flaw.MISSING, row.getLong(1), number - 1, row.getLong(3));
        }
        if (row.getLong(2) > number) {
          flaw(key, Flaw.MISSING, number + 1, row.getLong(2), row.getLong(3));
        }
        return true;
      }
    }
  }
}
