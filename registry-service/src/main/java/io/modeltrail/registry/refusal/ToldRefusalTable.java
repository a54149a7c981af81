package io.modeltrail.registry.refusal;

import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Refusals that the log holds: there are some only since a database that was behind the log has
/// caught up.
final class ToldRefusalTable {

  private ToldRefusalTable() {}

  /// @param topic of the refused record, without the installation's prefix
  /// @param toldAt when the log took the dead letter
  record Row(String topic, DeadLetter.Said said, Instant toldAt) {}

  /// A record may have been refused more than once, each time that it was read: the last counts.
  /// Those of records that this database has read already stay here, and mean nothing.
  static void add(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO told_refusal (topic, partition, "offset", told_at, code, detail)
            SELECT DISTINCT ON (topic, partition, "offset") *
            FROM unnest(?::text[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[])
              AS k(topic, partition, "offset", told_at, code, detail)
            ORDER BY topic, partition, "offset", told_at DESC
            ON CONFLICT (topic, partition, "offset") DO UPDATE
              SET told_at = excluded.told_at, code = excluded.code, detail = excluded.detail
              WHERE excluded.told_at >= told_refusal.told_at
            """)) {
      insert.setArray(1, array(connection, "text", rows, Row::topic));
      insert.setArray(2, array(connection, "int", rows, it -> it.said.partition()));
      insert.setArray(3, array(connection, "bigint", rows, it -> it.said.offset()));
      insert.setArray(4, array(connection, "timestamptz", rows, it -> utc(it.toldAt)));
      insert.setArray(5, array(connection, "text", rows, it -> it.said.refusal().code()));
      insert.setArray(6, array(connection, "text", rows, it -> it.said.refusal().detail()));
      insert.executeUpdate();
    }
  }

  /// Those of some records, which are not kept any longer. A dead letter that is older than the
  /// record, by more than the clocks of two brokers differ, is of another one, which stood in its
  /// place before the topic was made anew.
  ///
  /// @return by event id
  static Map<UUID, Verdict> take(Connection tx, List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Verdict> found = new HashMap<>();
    try (PreparedStatement delete =
        tx.prepareStatement(
            """
            DELETE FROM told_refusal t
            USING unnest(?::text[], ?::int[], ?::bigint[], ?::timestamptz[], ?::uuid[])
              AS k(topic, partition, "offset", appended_at, event_id)
            WHERE t.topic = k.topic AND t.partition = k.partition AND t."offset" = k."offset"
              AND t.told_at > k.appended_at - interval '1 minute'
            RETURNING k.event_id, t.code, t.detail
            """)) {
      delete.setArray(1, array(tx, "text", events, it -> it.place().topic()));
      delete.setArray(2, array(tx, "int", events, it -> it.place().partition()));
      delete.setArray(3, array(tx, "bigint", events, it -> it.place().offset()));
      delete.setArray(4, array(tx, "timestamptz", events, it -> utc(it.appendedAt())));
      delete.setArray(5, array(tx, "uuid", events, Event::id));
      try (ResultSet row = delete.executeQuery()) {
        while (row.next()) {
          found.put(
              row.getObject(1, UUID.class),
              new Verdict.Refused(new Refusal(row.getString(2), row.getString(3))));
        }
      }
    }
    return found;
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
