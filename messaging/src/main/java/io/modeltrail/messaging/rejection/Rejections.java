package io.modeltrail.messaging.rejection;

import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.record.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The table of refused records.
public final class Rejections {

  private Rejections() {}

  /// Another record at a place that is taken can only mean that the log lost the one that stood
  /// there.
  public static void save(Connection tx, List<Rejection> rejections) throws SQLException {
    if (rejections.isEmpty()) {
      return;
    }
    // Refusals are rare: a JDBC batch is one round trip, too.
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO messaging.rejection
              (id, topic_id, topic, partition, "offset", code, detail, event_id, scope, key, value, value_bytes, headers, refused_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (topic_id, partition, "offset") DO UPDATE
              SET code = excluded.code, detail = excluded.detail, event_id = excluded.event_id,
                  scope = excluded.scope, key = excluded.key, value = excluded.value,
                  value_bytes = excluded.value_bytes,
                  headers = excluded.headers, refused_at = excluded.refused_at,
                  replayed_at = NULL, replayed_by = NULL
            """)) {
      for (Rejection rejection : rejections) {
        insert.setObject(1, rejection.id());
        insert.setObject(2, rejection.place().topicId());
        insert.setString(3, rejection.place().topic());
        insert.setInt(4, rejection.place().partition());
        insert.setLong(5, rejection.place().offset());
        insert.setString(6, rejection.refusal().code());
        insert.setString(7, rejection.refusal().detail());
        insert.setObject(8, rejection.eventId());
        insert.setString(9, rejection.scope());
        insert.setBytes(10, rejection.key());
        insert.setBytes(11, rejection.value());
        insert.setInt(12, rejection.valueBytes());
        insert.setBytes(13, HeaderBytes.write(rejection.headers()));
        insert.setObject(14, rejection.refusedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Those that stand in a stretch of the log, in its order.
  public static List<Rejection> within(Connection connection, Span span) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT * FROM messaging.rejection
            WHERE topic_id = ? AND partition = ? AND "offset" >= ? AND "offset" < ?
            ORDER BY "offset"
            """)) {
      select.setObject(1, span.topicId());
      select.setInt(2, span.partition());
      select.setLong(3, span.from());
      select.setLong(4, span.to());
      return read(select);
    }
  }

  private static List<Rejection> read(PreparedStatement select) throws SQLException {
    List<Rejection> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(rejection(row));
      }
    }
    return found;
  }

  static Rejection rejection(ResultSet row) throws SQLException {
    return new Rejection(
        new Place(
            row.getObject("topic_id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset")),
        new Refusal(row.getString("code"), row.getString("detail")),
        row.getObject("event_id", UUID.class),
        row.getString("scope"),
        row.getBytes("key"),
        row.getBytes("value"),
        row.getInt("value_bytes"),
        HeaderBytes.read(row.getBytes("headers")),
        row.getObject("refused_at", OffsetDateTime.class).toInstant());
  }
}
