package io.modeltrail.audit.publication;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tree.Hash;
import io.modeltrail.tlog.tree.TreeHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a log has signed.
///
/// @param origin which log
public record CheckpointTable(Connection connection, String origin) {

  /// What was signed last.
  ///
  /// @param key whose signature it has: the text of a verifier key
  record Last(TreeHead head, String key) {}

  Optional<Last> last() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT size, root, key FROM log WHERE origin = ?")) {
      select.setString(1, origin);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Last(
                    new TreeHead(row.getLong("size"), Hash.of(row.getBytes("root"))),
                    row.getString("key")))
            : Optional.empty();
      }
    }
  }

  /// A log that has signed nothing yet.
  void begin(String key) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO log (origin, size, root, key) VALUES (?, 0, ?, ?)"
                + " ON CONFLICT (origin) DO NOTHING")) {
      insert.setString(1, origin);
      insert.setBytes(2, TreeHead.empty().root().bytes());
      insert.setString(3, key);
      insert.executeUpdate();
    }
  }

  /// From now on another key signs.
  void changeKey(String key) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE log SET key = ? WHERE origin = ?")) {
      update.setString(1, key);
      update.setString(2, origin);
      update.executeUpdate();
    }
  }

  /// Compare-and-set.
  ///
  /// @return whether `last` still was what was signed last
  boolean advance(TreeHead last, SignedCheckpoint next, Instant at) throws SQLException {
    TreeHead head = next.checkpoint().head();
    try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE log SET size = ?, root = ? WHERE origin = ? AND size = ? AND root = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO checkpoint (origin, size, note, signed_at) VALUES (?, ?, ?, ?)")) {
      update.setLong(1, head.size());
      update.setBytes(2, head.root().bytes());
      update.setString(3, origin);
      update.setLong(4, last.size());
      update.setBytes(5, last.root().bytes());
      if (update.executeUpdate() == 0) {
        return false;
      }
      insert.setString(1, origin);
      insert.setLong(2, head.size());
      insert.setString(3, next.toString());
      insert.setObject(4, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
      return true;
    }
  }

  /// The newest that was signed, and whether it is not yet known to be kept.
  Optional<SignedCheckpoint> newestUnkept() throws SQLException {
    return one(
        "SELECT note FROM checkpoint c WHERE origin = ? AND NOT is_kept"
            + " AND size = (SELECT size FROM log WHERE origin = c.origin)");
  }

  /// The newest that may be shown.
  public Optional<SignedCheckpoint> newestKept() throws SQLException {
    return one(
        "SELECT note FROM checkpoint WHERE origin = ? AND is_kept ORDER BY size DESC LIMIT 1");
  }

  /// The one of a size, if it may be shown.
  public Optional<SignedCheckpoint> kept(long size) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT note FROM checkpoint WHERE origin = ? AND size = ? AND is_kept")) {
      select.setString(1, origin);
      select.setLong(2, size);
      return note(select);
    }
  }

  /// How many entries the newest covers that may be shown; 0 if there is none.
  public long shown() throws SQLException {
    return number(
        "SELECT coalesce(max(size), 0) FROM checkpoint WHERE origin = ? AND is_kept", origin);
  }

  /// How many entries there are, signed or not.
  public long sequenced() throws SQLException {
    return number("SELECT next_index FROM trail");
  }

  /// It may be shown, with the cosignatures that it has now.
  void markKept(SignedCheckpoint kept) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE checkpoint SET is_kept = true, note = ? WHERE origin = ? AND size = ?")) {
      update.setString(1, kept.toString());
      update.setString(2, origin);
      update.setLong(3, kept.checkpoint().head().size());
      update.executeUpdate();
    }
  }

  private long number(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("a table has lost its row: " + sql);
        }
        return row.getLong(1);
      }
    }
  }

  private Optional<SignedCheckpoint> one(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, origin);
      return note(select);
    }
  }

  private static Optional<SignedCheckpoint> note(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(SignedCheckpoint.parse(row.getString(1))) : Optional.empty();
    } catch (MalformedException e) {
      throw new DamagedTrail("a stored checkpoint is none: " + e.getMessage(), e);
    }
  }
}
