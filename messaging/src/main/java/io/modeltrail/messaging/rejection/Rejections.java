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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table of refused records.
public final class Rejections {

  /// How much of a value the list shows.
  public static final int LISTED_BYTES_MAX = 4096;

  private Rejections() {}

  /// A rejection in the list, and where the list goes on after it.
  public record Listed(long sequence, Rejection rejection) {}

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
                  headers = excluded.headers, refused_at = excluded.refused_at
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
      return read(select).stream().map(Listed::rejection).toList();
    }
  }

  /// A page of the list, newest first, of each value its first [#LISTED_BYTES_MAX] bytes.
  ///
  /// @param before only those with a smaller sequence
  /// @param scopes only those of these scopes; null: all, also those without one
  public static List<Listed> newest(
      Connection connection, int limit, long before, @Nullable Set<String> scopes)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, topic_id, topic, partition, "offset", code, detail, event_id, scope, key,
              substring(value FOR %d) AS value, value_bytes, headers, refused_at
            FROM messaging.rejection
            WHERE sequence < ? AND (?::text[] IS NULL OR scope = ANY (?::text[]))
            ORDER BY sequence DESC LIMIT ?
            """
                .formatted(LISTED_BYTES_MAX))) {
      Object[] allowed = scopes == null ? null : scopes.toArray();
      select.setLong(1, before);
      select.setArray(2, allowed == null ? null : connection.createArrayOf("text", allowed));
      select.setArray(3, allowed == null ? null : connection.createArrayOf("text", allowed));
      select.setInt(4, limit);
      return read(select);
    }
  }

  private static List<Listed> read(PreparedStatement select) throws SQLException {
    List<Listed> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(new Listed(row.getLong("sequence"), rejection(row)));
      }
    }
    return found;
  }

  private static Rejection rejection(ResultSet row) throws SQLException {
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
