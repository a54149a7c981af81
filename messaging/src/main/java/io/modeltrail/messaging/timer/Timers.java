package io.modeltrail.messaging.timer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The table of timers. A timer stands from the decision that sets it to the decision that calls it
/// off, which may be the one about the record that says that its time has come.
public final class Timers {

  /// After which a timer whose record did not arrive is told to the log again.
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private Timers() {}

  /// Sets timers, in the decision's transaction. One that stands already stays as it is.
  public static void set(Connection tx, List<Timer> timers) throws SQLException {
    if (timers.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO messaging.timer (subject, purpose, key, due_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (subject, purpose) DO NOTHING
            """)) {
      insert.setArray(1, tx.createArrayOf("text", column(timers, Timer::subject)));
      insert.setArray(2, tx.createArrayOf("text", column(timers, Timer::purpose)));
      insert.setArray(3, tx.createArrayOf("text", column(timers, Timer::key)));
      insert.setArray(
          4,
          tx.createArrayOf(
              "timestamptz", column(timers, timer -> timer.dueAt().atOffset(ZoneOffset.UTC))));
      insert.executeUpdate();
    }
  }

  /// Calls timers off.
  public static void cancel(Connection tx, String purpose, Collection<String> subjects)
      throws SQLException {
    if (subjects.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        tx.prepareStatement(
            "DELETE FROM messaging.timer WHERE purpose = ? AND subject = ANY (?)")) {
      delete.setString(1, purpose);
      delete.setArray(2, tx.createArrayOf("text", subjects.toArray()));
      delete.executeUpdate();
    }
  }

  /// Whether the time of any timer has come, told or not.
  public static boolean isAnyDue(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM messaging.timer WHERE due_at <= clock_timestamp())");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /// Timers whose time has come and of which no instance has told the log lately; from now on, this
  /// one has. If it fails, another tells after a while.
  ///
  /// @param until those that are due then
  public static List<Timer> takeDue(Connection tx, Instant until, int limit) throws SQLException {
    List<Timer> due = new ArrayList<>();
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE messaging.timer SET told_at = clock_timestamp()
            WHERE (subject, purpose) IN (
              SELECT subject, purpose FROM messaging.timer
              WHERE due_at <= ?
                AND (told_at IS NULL OR told_at < clock_timestamp() - make_interval(secs => ?))
              ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING key, subject, purpose, due_at
            """)) {
      update.setObject(1, until.atOffset(ZoneOffset.UTC));
      update.setLong(2, AGAIN.toSeconds());
      update.setInt(3, limit);
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          due.add(
              new Timer(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return due;
  }

  private static Object[] column(List<Timer> timers, Function<Timer, Object> value) {
    return timers.stream().map(value).toArray();
  }
}
