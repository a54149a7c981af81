package io.modeltrail.audit.trail;

import static io.modeltrail.audit.trail.Row.column;

import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.copy.Rows;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The entries: one COPY a batch to insert; and what is stored of those of a stretch of the log.
final class EntryTable {

  private EntryTable() {}

  /// @param first the first row's number
  static void insert(Connection tx, long first, List<Row> rows) throws SQLException {
    try (Rows table =
        Rows.into(
            tx,
            """
            entry (index, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at,
              record_event_id, type, schema_id, model, environment)
            """)) {
      long index = first;
      for (Row row : rows) {
        put(table.row(15).bigint(index++), row);
      }
      table.end();
    }
  }

  private static void put(Rows table, Row row) {
    Entry entry = row.entry();
    Said said = entry.reading().said();
    table
        .bytes(entry.leaf().bytes())
        .bytes(entry.leaf().hash())
        .uuid(row.eventId())
        .uuid(entry.place().topicId())
        .text(entry.place().topic())
        .integer(entry.place().partition())
        .bigint(entry.place().offset())
        .integer(row.turn())
        .time(entry.appendedAt())
        .uuid(said.eventId())
        .text(said.type())
        .integer(said.schemaId())
        .text(said.model())
        .text(said.environment());
  }

  /// The entries of some stretches of the log, by their numbers.
  static List<Recorded> within(Connection connection, List<Span> spans) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT e.index, e.event_id, e.leaf_hash, e.topic_id, e.topic, e.partition, e."offset", e.appended_at,
              e.type, e.model, e.record_event_id
            FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[]) AS s(topic_id, partition, from_offset, to_offset)
            JOIN entry e ON e.topic_id = s.topic_id AND e.partition = s.partition
              AND e."offset" >= s.from_offset AND e."offset" < s.to_offset
            ORDER BY e.index
            """)) {
      array(select, 1, "uuid", column(spans, Span::topicId));
      array(select, 2, "int", column(spans, Span::partition));
      array(select, 3, "bigint", column(spans, Span::from));
      array(select, 4, "bigint", column(spans, Span::to));
      List<Recorded> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(recorded(row));
        }
      }
      return found;
    }
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    return new Recorded(
        row.getLong("index"),
        row.getObject("event_id", UUID.class),
        row.getBytes("leaf_hash"),
        new Place(
            row.getObject("topic_id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset")),
        row.getObject("appended_at", OffsetDateTime.class).toInstant(),
        row.getString("type"),
        row.getString("model"),
        row.getObject("record_event_id", UUID.class));
  }

  static void array(PreparedStatement statement, int at, String type, Object[] column)
      throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf(type, column));
  }
}
