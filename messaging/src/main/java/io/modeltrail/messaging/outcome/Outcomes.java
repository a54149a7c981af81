package io.modeltrail.messaging.outcome;

import io.modeltrail.messaging.copy.Rows;
import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of outcomes. One statement a batch.
public final class Outcomes {

  private static final String UNIQUE_VIOLATION = "23505";

  private Outcomes() {}

  /// One event's verdict on its way into the table.
  public record Row(UUID eventId, byte[] digest, String topic, Verdict verdict) {}

  /// What is stored of some events.
  ///
  /// @param digests of those that used up their id
  /// @param refused those that did not
  public record Known(Map<UUID, byte[]> digests, Set<UUID> refused) {}

  public static Known known(Connection tx, Collection<UUID> eventIds) throws SQLException {
    Known known = new Known(new HashMap<>(), new HashSet<>());
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT event_id, digest, state = 'REFUSED' FROM messaging.outcome WHERE event_id = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", eventIds.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          UUID id = rows.getObject(1, UUID.class);
          if (rows.getBoolean(3)) {
            known.refused.add(id);
          } else {
            known.digests.put(id, rows.getBytes(2));
          }
        }
      }
    }
    return known;
  }

  /// Why some events of a topic were refused, of those that were refused with one of these codes.
  public static Map<UUID, Refusal> refused(
      Connection tx, String topic, Collection<UUID> eventIds, Set<String> codes)
      throws SQLException {
    Map<UUID, Refusal> refused = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT event_id, code, detail FROM messaging.outcome
            WHERE event_id = ANY (?) AND topic = ? AND state = 'REFUSED' AND code = ANY (?)
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", eventIds.toArray()));
      select.setString(2, topic);
      select.setArray(3, tx.createArrayOf("text", codes.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          refused.put(
              row.getObject(1, UUID.class), new Refusal(row.getString(2), row.getString(3)));
        }
      }
    }
    return refused;
  }

  /// Stores verdicts. A refusal before is replaced.
  ///
  /// @param rows no two for one event, none for one that used up its id
  /// @param refused those that are stored as refused, by [#known] in the same transaction
  /// @throws SQLTransactionRollbackException if another instance has just stored an outcome for one
  ///   of the events: the same batch decides otherwise when it is tried again
  public static void save(Connection tx, List<Row> rows, Set<UUID> refused, Instant decidedAt)
      throws SQLException {
    List<Row> again = rows.stream().filter(row -> refused.contains(row.eventId)).toList();
    delete(tx, again);
    if (rows.isEmpty()) {
      return;
    }
    try (Rows to =
        Rows.into(
            tx,
            """
            messaging.outcome (event_id, digest, topic, decided_at, state, href, duplicate_of, code,
              detail, waits_until)
            """)) {
      for (Row row : rows) {
        to.row(10).uuid(row.eventId).bytes(row.digest).text(row.topic).time(decidedAt);
        put(to, row.verdict);
      }
      to.end();
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw decidedMeanwhile(e);
      }
      throw e;
    }
  }

  private static void put(Rows row, Verdict verdict) {
    switch (verdict) {
      case Verdict.Applied applied ->
          row.text("APPLIED").text(applied.href()).uuid(null).text(null).text(null).time(null);
      case Verdict.Waiting waiting ->
          row.text("WAITING")
              .text(waiting.href())
              .uuid(null)
              .text(null)
              .text(waiting.waitingFor())
              .time(waiting.until());
      case Verdict.Duplicate duplicate ->
          row.text("DUPLICATE")
              .text(duplicate.href())
              .uuid(duplicate.of())
              .text(null)
              .text(null)
              .time(null);
      case Verdict.InVain(Refusal refusal) -> put(row, refusal);
      case Verdict.Refused(Refusal refusal, var emissions) -> put(row, refusal);
    }
  }

  private static void put(Rows row, Refusal refusal) {
    row.text("REFUSED")
        .text(null)
        .uuid(null)
        .text(refusal.code())
        .text(refusal.detail())
        .time(null);
  }

  /// Refusals that are to be replaced.
  private static void delete(Connection tx, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        tx.prepareStatement(
            "DELETE FROM messaging.outcome WHERE event_id = ANY (?) AND state = 'REFUSED'")) {
      delete.setArray(1, tx.createArrayOf("uuid", rows.stream().map(Row::eventId).toArray()));
      if (delete.executeUpdate() != rows.size()) {
        throw decidedMeanwhile(null);
      }
    }
  }

  private static SQLException decidedMeanwhile(@Nullable SQLException cause) {
    return new SQLTransactionRollbackException(
        "another instance decided one of these events meanwhile", "40001", cause);
  }

  /// What events waited for has come: they have their effect. Of events that are decided in the
  /// same transaction the verdict itself has to say so: their outcome is not stored yet.
  ///
  /// @param eventIds of events that wait; others are left as they are
  public static void settle(Connection tx, Collection<UUID> eventIds) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE messaging.outcome
            SET state = 'APPLIED', detail = NULL, waits_until = NULL, decided_at = clock_timestamp()
            WHERE event_id = ANY (?) AND state = 'WAITING'
            """)) {
      update.setArray(1, tx.createArrayOf("uuid", eventIds.toArray()));
      update.executeUpdate();
    }
  }

  /// What events waited for has not come: they are refused. Of events that are decided in the same
  /// transaction the verdict itself has to say so.
  ///
  /// @param refusals by event; events that do not wait are left as they are
  public static void refuse(Connection tx, Map<UUID, Refusal> refusals) throws SQLException {
    if (refusals.isEmpty()) {
      return;
    }
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE messaging.outcome
            SET state = 'REFUSED', href = NULL, code = ?, detail = ?, waits_until = NULL, decided_at = clock_timestamp()
            WHERE event_id = ? AND state = 'WAITING'
            """)) {
      for (Map.Entry<UUID, Refusal> each : refusals.entrySet()) {
        update.setString(1, each.getValue().code());
        update.setString(2, each.getValue().detail());
        update.setObject(3, each.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /// Events wait for something else by now, or until another time. As for [#settle], of events that
  /// are decided in the same transaction the verdict itself has to say so.
  ///
  /// @param verdicts by the ids of events that wait; others are left as they are
  public static void waitOn(Connection tx, Map<UUID, Verdict.Waiting> verdicts)
      throws SQLException {
    if (verdicts.isEmpty()) {
      return;
    }
    List<Map.Entry<UUID, Verdict.Waiting>> rows = List.copyOf(verdicts.entrySet());
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE messaging.outcome o SET detail = n.detail, waits_until = n.waits_until
            FROM unnest(?::uuid[], ?::text[], ?::timestamptz[]) AS n(event_id, detail, waits_until)
            WHERE o.event_id = n.event_id AND o.state = 'WAITING'
            """)) {
      update.setArray(1, tx.createArrayOf("uuid", rows.stream().map(Map.Entry::getKey).toArray()));
      update.setArray(
          2, tx.createArrayOf("text", rows.stream().map(r -> r.getValue().waitingFor()).toArray()));
      update.setArray(
          3,
          tx.createArrayOf(
              "timestamptz",
              rows.stream().map(r -> r.getValue().until().atOffset(ZoneOffset.UTC)).toArray()));
      update.executeUpdate();
    }
  }

  public static Optional<Outcome> find(Connection connection, UUID eventId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT state, decided_at, digest, href, duplicate_of, code, detail, waits_until
            FROM messaging.outcome WHERE event_id = ?
            """)) {
      select.setObject(1, eventId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(outcome(eventId, row)) : Optional.empty();
      }
    }
  }

  private static Outcome outcome(UUID eventId, ResultSet row) throws SQLException {
    Instant decidedAt = row.getObject("decided_at", OffsetDateTime.class).toInstant();
    return switch (row.getString("state")) {
      case "APPLIED" ->
          new Outcome.Applied(eventId, decidedAt, row.getBytes("digest"), row.getString("href"));
      case "WAITING" ->
          new Outcome.Waiting(
              eventId,
              decidedAt,
              row.getBytes("digest"),
              row.getString("href"),
              row.getString("detail"),
              row.getObject("waits_until", OffsetDateTime.class).toInstant());
      case "DUPLICATE" ->
          new Outcome.Duplicate(
              eventId,
              decidedAt,
              row.getBytes("digest"),
              row.getObject("duplicate_of", UUID.class),
              row.getString("href"));
      default ->
          new Outcome.Refused(
              eventId, decidedAt, new Refusal(row.getString("code"), row.getString("detail")));
    };
  }
}
