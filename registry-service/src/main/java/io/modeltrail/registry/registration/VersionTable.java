package io.modeltrail.registry.registration;

import static io.modeltrail.registry.registration.RunTable.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.wire.PlainJsonReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The versions: one statement a batch to insert; and what is stored about those of a stretch of
/// the log.
final class VersionTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private VersionTable() {}

  static void insert(Connection tx, List<Registered> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO model_version
              (model_name, version, topic_id, partition, "offset", run_event_id, phase, serves, governance_revision, event_id, registered_at)
            SELECT model_name, version, topic_id, partition, "offset", run_event_id, phase, string_to_array(serves, ','), governance_revision, event_id, registered_at
            FROM unnest(?::text[], ?::int[], ?::uuid[], ?::int[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::timestamptz[])
              AS n(model_name, version, topic_id, partition, "offset", run_event_id, phase, serves, governance_revision, event_id, registered_at)
            """)) {
      insert.setArray(
          1, tx.createArrayOf("text", column(versions, v -> v.trained().getModelName())));
      insert.setArray(2, tx.createArrayOf("int", column(versions, v -> v.numbered().number())));
      insert.setArray(3, tx.createArrayOf("uuid", column(versions, v -> v.place().topicId())));
      insert.setArray(4, tx.createArrayOf("int", column(versions, v -> v.place().partition())));
      insert.setArray(5, tx.createArrayOf("bigint", column(versions, v -> v.place().offset())));
      insert.setArray(6, tx.createArrayOf("uuid", column(versions, v -> v.trained().getEventId())));
      insert.setArray(7, tx.createArrayOf("text", column(versions, v -> v.numbered().phase())));
      // An array of arrays would have to be rectangular; names of environments hold no comma.
      insert.setArray(
          8,
          tx.createArrayOf("text", column(versions, v -> String.join(",", v.numbered().serves()))));
      insert.setArray(
          9, tx.createArrayOf("bigint", column(versions, v -> v.numbered().governanceRevision())));
      insert.setArray(10, tx.createArrayOf("uuid", column(versions, Registered::eventId)));
      insert.setArray(
          11,
          tx.createArrayOf("timestamptz", column(versions, v -> v.at().atOffset(ZoneOffset.UTC))));
      insert.executeUpdate();
    }
  }

  /// The versions that the events of some stretches of the log made, in the log's order.
  static List<Registered> within(Connection connection, List<Span> spans) throws SQLException {
    List<Registered> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT r.content, r.topic_id, s.topic, r.partition, r."offset", r.appended_at, r.traceparent,
              v.version, v.phase, v.serves, v.governance_revision
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
              AS s(topic_id, topic, partition, from_offset, to_offset)
            JOIN training_run r ON r.topic_id = s.topic_id AND r.partition = s.partition
              AND r."offset" >= s.from_offset AND r."offset" < s.to_offset
            JOIN model_version v ON v.topic_id = r.topic_id AND v.partition = r.partition
              AND v."offset" = r."offset" AND v.run_event_id = r.event_id
            ORDER BY r.topic_id, r.partition, r."offset"
            """)) {
      select.setArray(1, connection.createArrayOf("uuid", column(spans, Span::topicId)));
      select.setArray(2, connection.createArrayOf("text", column(spans, Span::topic)));
      select.setArray(3, connection.createArrayOf("int", column(spans, Span::partition)));
      select.setArray(4, connection.createArrayOf("bigint", column(spans, Span::from)));
      select.setArray(5, connection.createArrayOf("bigint", column(spans, Span::to)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(registered(row));
        }
      }
    }
    return found;
  }

  private static Registered registered(ResultSet row) throws SQLException {
    return Registered.of(
        trained(row.getString("content")),
        new Place(
            row.getObject("topic_id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset")),
        row.getObject("appended_at", OffsetDateTime.class).toInstant(),
        row.getString("traceparent"),
        new Registered.Numbered(
            row.getInt("version"),
            row.getString("phase"),
            List.of((String[]) row.getArray("serves").getArray()),
            row.getLong("governance_revision")));
  }

  private static ModelTrained trained(String content) {
    try {
      return PlainJsonReader.readStored(JSON.readTree(content), ModelTrained.class);
    } catch (JsonProcessingException | PlainJsonReader.Misfit e) {
      throw new IllegalStateException("a stored run cannot be read", e);
    }
  }
}
