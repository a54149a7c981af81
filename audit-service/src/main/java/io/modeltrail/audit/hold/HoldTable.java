package io.modeltrail.audit.hold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of holds.
final class HoldTable {

  private static final String SELECT =
      """
      SELECT h.event_id, h.number, h.name, h.model, h.type, h.from_time, h.to_time, h.reason, h.set_by, h.released_by,
        h.release_reason
      FROM hold h
      """;

  private HoldTable() {}

  static void insert(Connection tx, UUID eventId, Hold hold) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO hold (event_id, name, reason, model, type, from_time, to_time)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, eventId);
      insert.setString(2, hold.name());
      insert.setString(3, hold.reason());
      Hold.Some some = hold.extent() instanceof Hold.Some given ? given : null;
      insert.setString(4, some == null ? null : some.model());
      insert.setString(5, some == null ? null : some.type());
      insert.setTimestamp(6, some == null ? null : time(some.when().from()));
      insert.setTimestamp(7, some == null ? null : time(some.when().to()));
      insert.executeUpdate();
    }
  }

  /// @return false if another of the name is in force
  static boolean set(Connection tx, UUID eventId, long entry) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE hold h SET set_by = ? WHERE event_id = ? AND NOT EXISTS (
              SELECT FROM hold o WHERE o.name = h.name AND o.set_by IS NOT NULL AND o.released_by IS NULL)
            """)) {
      update.setLong(1, entry);
      update.setObject(2, eventId);
      return update.executeUpdate() > 0;
    }
  }

  static void insertRelease(Connection tx, UUID eventId, UUID hold, String reason)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement("INSERT INTO hold_release (event_id, hold, reason) VALUES (?, ?, ?)")) {
      insert.setObject(1, eventId);
      insert.setObject(2, hold);
      insert.setString(3, reason);
      insert.executeUpdate();
    }
  }

  /// @return the released one's name; empty if it was released before
  static Optional<String> release(Connection tx, UUID release, long entry) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE hold h SET released_by = ?, release_reason = r.reason
            FROM hold_release r WHERE r.event_id = ? AND h.event_id = r.hold AND h.released_by IS NULL
            RETURNING h.name
            """)) {
      update.setLong(1, entry);
      update.setObject(2, release);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /// Those in force.
  static List<Hold> inForce(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + "WHERE h.set_by IS NOT NULL AND h.released_by IS NULL ORDER BY h.number")) {
      return read(select).stream().map(StoredHold::hold).toList();
    }
  }

  static Optional<StoredHold> find(Connection connection, UUID eventId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE h.event_id = ?")) {
      select.setObject(1, eventId);
      return read(select).stream().findFirst();
    }
  }

  /// The one of a name that is in force, or will be.
  static Optional<StoredHold> current(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + """
                JOIN instruction i ON i.event_id = h.event_id
                WHERE h.name = ? AND h.released_by IS NULL AND i.state <> 'REFUSED' ORDER BY h.number LIMIT 1
                """)) {
      select.setString(1, name);
      return read(select).stream().findFirst();
    }
  }

  /// The newest of a name, whether it is in force or was.
  static Optional<StoredHold> newest(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + """
                JOIN instruction i ON i.event_id = h.event_id
                WHERE h.name = ? AND i.state <> 'REFUSED' ORDER BY h.number DESC LIMIT 1
                """)) {
      select.setString(1, name);
      return read(select).stream().findFirst();
    }
  }

  /// In the order in which they were made; without those that never came to be.
  static List<StoredHold> list(Connection connection, long after, int size) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT
                + """
                JOIN instruction i ON i.event_id = h.event_id
                WHERE i.state <> 'REFUSED' AND h.number > ? ORDER BY h.number LIMIT ?
                """)) {
      select.setLong(1, after);
      select.setInt(2, size);
      return read(select);
    }
  }

  /// One at a time makes a hold: of two of one name, the second sees the first.
  static void lock(Connection tx) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement("LOCK TABLE hold IN SHARE ROW EXCLUSIVE MODE")) {
      lock.execute();
    }
  }

  private static List<StoredHold> read(PreparedStatement select) throws SQLException {
    List<StoredHold> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new StoredHold(
                row.getObject("event_id", UUID.class),
                row.getLong("number"),
                new Hold(row.getString("name"), extent(row), row.getString("reason")),
                state(row)));
      }
    }
    return found;
  }

  private static Hold.Extent extent(ResultSet row) throws SQLException {
    String model = row.getString("model");
    String type = row.getString("type");
    TimeSpan when = new TimeSpan(instant(row, "from_time"), instant(row, "to_time"));
    return model == null && type == null && when.isAlways()
        ? new Hold.Everything()
        : new Hold.Some(model, type, when);
  }

  private static StoredHold.@Nullable Set state(ResultSet row) throws SQLException {
    Long setBy = row.getObject("set_by", Long.class);
    Long releasedBy = row.getObject("released_by", Long.class);
    if (setBy == null) {
      return null;
    }
    return new StoredHold.Set(
        setBy,
        releasedBy == null
            ? null
            : new StoredHold.Released(releasedBy, row.getString("release_reason")));
  }

  private static @Nullable Timestamp time(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
