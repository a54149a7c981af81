package io.modeltrail.audit.trail;

import static io.modeltrail.audit.trail.Row.column;

import io.modeltrail.messaging.record.Place;
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

/// The entries: one statement a batch to insert; and what is stored of those of a stretch of the
/// log.
final class EntryTable {

  private EntryTable() {}

  /// The statement that inserts the rows, ready but for its first parameter: the first row's
  /// number.
  static PreparedStatement insertion(Connection tx, List<Row> rows) throws SQLException {
    PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO entry
              (index, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at,
               record_event_id, type, schema_id, model, environment)
            SELECT ? + ordinality - 1, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at,
               record_event_id, type, schema_id, model, environment
            FROM unnest(?::bytea[], ?::bytea[], ?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::bigint[], ?::int[],
               ?::timestamptz[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::text[])
              WITH ORDINALITY
              AS n(leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at,
               record_event_id, type, schema_id, model, environment, ordinality)
            """);
    bytes(insert, 2, rows.stream().map(row -> row.entry().leaf().bytes()).toArray(byte[][]::new));
    bytes(insert, 3, rows.stream().map(row -> row.entry().leaf().hash()).toArray(byte[][]::new));
    array(insert, 4, "uuid", column(rows, Row::eventId));
    array(insert, 5, "uuid", column(rows, row -> row.entry().place().topicId()));
    array(insert, 6, "text", column(rows, row -> row.entry().place().topic()));
    array(insert, 7, "int", column(rows, row -> row.entry().place().partition()));
    array(insert, 8, "bigint", column(rows, row -> row.entry().place().offset()));
    array(insert, 9, "int", column(rows, Row::turn));
    array(
        insert,
        10,
        "timestamptz",
        column(rows, row -> row.entry().appendedAt().atOffset(ZoneOffset.UTC)));
    array(insert, 11, "uuid", column(rows, row -> row.entry().reading().said().eventId()));
    array(insert, 12, "text", column(rows, row -> row.entry().reading().said().type()));
    array(insert, 13, "int", column(rows, row -> row.entry().reading().said().schemaId()));
    array(insert, 14, "text", column(rows, row -> row.entry().reading().said().model()));
    array(insert, 15, "text", column(rows, row -> row.entry().reading().said().environment()));
    return insert;
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

  static void bytes(PreparedStatement statement, int at, byte[][] column) throws SQLException {
    statement.setArray(at, statement.getConnection().createArrayOf("bytea", column));
  }
}
