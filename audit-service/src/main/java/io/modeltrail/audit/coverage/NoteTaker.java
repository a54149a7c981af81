package io.modeltrail.audit.coverage;

import io.modeltrail.messaging.loop.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Decides which notes about coverage are due, and tells them. Of several instances one does either
/// at a time, by a row's lock; so one pays for the others, too.
///
/// First a note is stored, in one transaction with the mark that its ranges are claimed; then it is
/// told, and marked as told. A crash between leaves a note that the next turn tells, perhaps once
/// more, under the same id.
final class NoteTaker {

  private final Transactions transactions;
  private final Pace pace;

  /// @param every the shortest time between two notes of what was scanned
  /// @param heartbeat the longest
  record Pace(Duration every, Duration heartbeat) {

    /// Told a little before it is missed: it has to be scanned, too.
    private double heartbeatDue() {
      return 0.9 * seconds(heartbeat);
    }

    /// Instances that look every so often do not note more often together.
    private double mayNote() {
      return 0.9 * seconds(every);
    }

    private double outage() {
      return seconds(heartbeat);
    }

    private static double seconds(Duration time) {
      return time.toMillis() / 1000.0;
    }
  }

  /// How things are.
  ///
  /// @param at the database's clock: the same for all instances
  /// @param movedAt when positions were last seen to have moved
  private record State(
      Instant at,
      Instant movedAt,
      boolean hasMoved,
      boolean wasAway,
      boolean heartbeatDue,
      boolean mayNote) {}

  NoteTaker(DataSource database, Pace pace) {
    this.transactions = new Transactions(database);
    this.pace = pace;
  }

  void take() throws SQLException {
    transactions.run(
        tx -> {
          Optional<State> state = lock(tx);
          if (state.isPresent()) {
            take(tx, state.get());
          }
          return state.isPresent();
        });
  }

  private void take(Connection tx, State state) throws SQLException {
    if (state.hasMoved) {
      if (state.wasAway) {
        Gap outage = new Gap.Outage(state.movedAt, state.at);
        CoverageNotes.insert(tx, CoverageNote.of(outage, state.at));
      }
      execute(
          tx,
          "UPDATE coverage_state SET moved_at = ?,"
              + " positions = (SELECT coalesce(sum(applied), 0) FROM messaging.position)",
          state.at);
    }
    Stretches.endFormer(tx, state.at);
    if (state.heartbeatDue || (state.mayNote && Claims.isAnythingNew(tx))) {
      CoverageNotes.insert(tx, CoverageNote.of(Claims.take(tx), state.at));
      execute(tx, "UPDATE coverage_state SET noted_at = ?", state.at);
    }
  }

  private static void execute(Connection tx, String update, Instant at) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(update)) {
      statement.setObject(1, at.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /// @param log throws what it likes if the log does not take a note
  void tell(Consumer<CoverageNote> log) throws SQLException {
    List<RuntimeException> failures =
        transactions.run(tx -> lock(tx).isPresent() ? tell(tx, log) : List.<RuntimeException>of());
    for (RuntimeException failure : failures) {
      throw failure;
    }
  }

  /// What is told before one fails stays told.
  private static List<RuntimeException> tell(Connection tx, Consumer<CoverageNote> log)
      throws SQLException {
    List<CoverageNotes.Untold> told = new ArrayList<>();
    List<RuntimeException> failures = new ArrayList<>();
    for (CoverageNotes.Untold each : CoverageNotes.untold(tx)) {
      try {
        log.accept(each.note());
        told.add(each);
      } catch (RuntimeException e) {
        failures.add(e);
        break;
      }
    }
    CoverageNotes.told(tx, told);
    return failures;
  }

  /// @return empty if another instance is at it
  private Optional<State> lock(Connection tx) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement(
            """
            SELECT now() AS at, moved_at,
              positions <> (SELECT coalesce(sum(applied), 0) FROM messaging.position) AS has_moved,
              now() - moved_at > make_interval(secs => ?) AS was_away,
              noted_at IS NULL OR now() - noted_at >= make_interval(secs => ?) AS heartbeat_due,
              noted_at IS NULL OR now() - noted_at >= make_interval(secs => ?) AS may_note
            FROM coverage_state FOR UPDATE SKIP LOCKED
            """)) {
      lock.setDouble(1, pace.outage());
      lock.setDouble(2, pace.heartbeatDue());
      lock.setDouble(3, pace.mayNote());
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new State(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("has_moved"),
                row.getBoolean("was_away"),
                row.getBoolean("heartbeat_due"),
                row.getBoolean("may_note")));
      }
    }
  }
}
