package io.modeltrail.messaging.outcome;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The table of outcomes. One statement a batch.
public final class Outcomes {

  private Outcomes() {}

  /// One event's verdict on its way into the table.
  public record Row(UUID eventId, byte[] digest, String topic, Verdict verdict) {}

  /// The digests of those of the given events that used up their id.
  public static Map<UUID, byte[]> digests(Connection tx, Collection<UUID> eventIds)
      throws SQLException {
    Map<UUID, byte[]> digests = new HashMap<>();
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT event_id, digest FROM messaging.outcome
            WHERE event_id = ANY (?) AND state <> 'REFUSED'
            """)) {
      select.setArray(1, tx.createArrayOf("uuid", eventIds.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          digests.put(rows.getObject(1, UUID.class), rows.getBytes(2));
        }
      }
    }
    return digests;
  }

  /// Stores verdicts. A refusal before is replaced; any other outcome stays, and then this throws.
  ///
  /// @param rows no two for one event
  /// @throws SQLTransactionRollbackException if another instance has just stored an outcome for one
  ///   of the events: the same batch decides otherwise when it is tried again
  public static void save(Connection tx, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    int size = rows.size();
    UUID[] ids = new UUID[size];
    byte[][] digests = new byte[size][];
    String[] topics = new String[size];
    String[] states = new String[size];
    String[] hrefs = new String[size];
    UUID[] duplicates = new UUID[size];
    String[] codes = new String[size];
    String[] details = new String[size];
    OffsetDateTime[] untils = new OffsetDateTime[size];
    for (int i = 0; i < size; i++) {
      Row row = rows.get(i);
      ids[i] = row.eventId;
      digests[i] = row.digest;
      topics[i] = row.topic;
      switch (row.verdict) {
        case Verdict.Applied applied -> {
          states[i] = "APPLIED";
          hrefs[i] = applied.href();
        }
        case Verdict.Waiting waiting -> {
          states[i] = "WAITING";
          hrefs[i] = waiting.href();
          details[i] = waiting.waitingFor();
          untils[i] = waiting.until().atOffset(ZoneOffset.UTC);
        }
        case Verdict.Duplicate duplicate -> {
          states[i] = "DUPLICATE";
          duplicates[i] = duplicate.of();
          hrefs[i] = duplicate.href();
        }
        case Verdict.Refused(Refusal refusal, var emissions) -> {
          states[i] = "REFUSED";
          codes[i] = refusal.code();
          details[i] = refusal.detail();
        }
      }
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO messaging.outcome
              (event_id, digest, topic, state, href, duplicate_of, code, detail, waits_until, decided_at)
            SELECT *, clock_timestamp()
            FROM unnest(?::uuid[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (event_id) DO UPDATE
              SET digest = excluded.digest, state = excluded.state, href = excluded.href,
                  duplicate_of = excluded.duplicate_of, code = excluded.code, detail = excluded.detail,
                  waits_until = excluded.waits_until, decided_at = excluded.decided_at
              WHERE outcome.state = 'REFUSED'
            """)) {
      insert.setArray(1, tx.createArrayOf("uuid", ids));
      insert.setArray(2, tx.createArrayOf("bytea", digests));
      insert.setArray(3, tx.createArrayOf("text", topics));
      insert.setArray(4, tx.createArrayOf("text", states));
      insert.setArray(5, tx.createArrayOf("text", hrefs));
      insert.setArray(6, tx.createArrayOf("uuid", duplicates));
      insert.setArray(7, tx.createArrayOf("text", codes));
      insert.setArray(8, tx.createArrayOf("text", details));
      insert.setArray(9, tx.createArrayOf("timestamptz", untils));
      if (insert.executeUpdate() != size) {
        throw new SQLTransactionRollbackException(
            "another instance decided one of these events meanwhile", "40001");
      }
    }
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
