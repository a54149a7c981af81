package io.modeltrail.registry.refusal;

import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Refusals that the log holds, of records that the database has not read (again): there are some
/// only while a database that is behind the log catches up.
final class ToldRefusalTable {

  private ToldRefusalTable() {}

  /// @param topic of the refused record, without the installation's prefix
  /// @param toldAt when the log took the dead letter, in ms since 1970
  record Row(String topic, DeadLetter.Said said, long toldAt) {}

  /// A record may have been refused more than once, each time that it was read.
  static void add(Connection connection, Collection<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO told_refusal (topic, partition, "offset", told_at, code, detail) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (topic, partition, "offset") DO UPDATE SET told_at = excluded.told_at
            """)) {
      for (Row row : rows) {
        insert.setString(1, row.topic);
        insert.setInt(2, row.said.partition());
        insert.setLong(3, row.said.offset());
        insert.setObject(4, Instant.ofEpochMilli(row.toldAt).atOffset(ZoneOffset.UTC));
        insert.setString(5, row.said.refusal().code());
        insert.setString(6, row.said.refusal().detail());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Those of some records, which are not kept any longer. A dead letter that is older than the
  /// record is of another one, which stood in its place before the topic was made anew.
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
              AND t.told_at >= k.appended_at
            RETURNING k.event_id, t.code, t.detail
            """)) {
      delete.setArray(1, tx.createArrayOf("text", column(events, it -> it.place().topic())));
      delete.setArray(2, tx.createArrayOf("int", column(events, it -> it.place().partition())));
      delete.setArray(3, tx.createArrayOf("bigint", column(events, it -> it.place().offset())));
      delete.setArray(
          4,
          tx.createArrayOf(
              "timestamptz", column(events, it -> it.appendedAt().atOffset(ZoneOffset.UTC))));
      delete.setArray(5, tx.createArrayOf("uuid", column(events, Event::id)));
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

  private static Object[] column(List<Event> events, Function<Event, Object> value) {
    return events.stream().map(value).toArray();
  }
}
