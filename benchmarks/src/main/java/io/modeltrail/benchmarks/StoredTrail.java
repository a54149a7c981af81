package io.modeltrail.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Entries that are in the trail already, as the loop would have left them: their leaves, and what
/// can be looked for. Written by SQL, since the loop would take minutes; audit-service itself then
/// makes the tree of them, and signs it. Their place is in a log that is no more. The records that
/// they commit to are not there, nor the words of these: who checks the log reads neither.
///
/// @param entries how many there are then, with those that were there before
record StoredTrail(long entries) {

  private static final int CHUNK = 50_000;

  /// What a leaf is: docs/audit-leaf.md. Its fields stand in the order of RFC 8785.
  private static final String ENTRIES =
      """
      INSERT INTO entry
        (index, leaf, leaf_hash, event_id, topic_id, topic, partition, "offset", turn, appended_at,
         record_event_id, type, schema_id, model)
      SELECT i, leaf, sha256('\\x00'::bytea || leaf), md5('entry' || i)::uuid, topic_id, 'model.trained', i % 6, i / 6, 0, at,
        id, type, 1, model
      FROM (
        SELECT *, convert_to(format(
          '{"appendedAt":"%s","commitments":{"record":"%s"},"eventId":"%s","format":1,"model":"%s","offset":"%s","partition":%s,'
            || '"schemaId":1,"topic":"model.trained","topicId":"%s","type":"%s"}',
          to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), encode(sha256(int8send(i)), 'hex'), id, model,
          i / 6, i % 6, topic_id, type), 'UTF8') AS leaf
        FROM (
          SELECT i, md5('event' || i)::uuid AS id, '00000000-0000-4000-8000-000000000001'::uuid AS topic_id,
            'model-' || i % ? AS model, timestamptz '2026-01-01' + i * interval '1 millisecond' AS at,
            'io.modeltrail.event.ModelTrained' AS type
          FROM generate_series(?::bigint, ?::bigint) AS i) AS n) AS e
      """;

  /// @param audit the service's database; the service does not run
  void fill(Connection audit, long before) throws SQLException {
    audit.setAutoCommit(false);
    for (long from = before; from < entries; from += CHUNK) {
      long to = Math.min(entries, from + CHUNK);
      try (PreparedStatement insert = audit.prepareStatement(ENTRIES)) {
        insert.setInt(1, Workload.MODELS);
        insert.setLong(2, from);
        insert.setLong(3, to - 1);
        insert.executeUpdate();
      }
      move(audit, to);
      audit.commit();
      if (from % (entries / 5) < CHUNK) {
        Bench.progress(to, entries);
      }
    }
    audit.setAutoCommit(true);
    try (Statement statement = audit.createStatement()) {
      statement.execute("VACUUM (ANALYZE) entry");
      statement.execute("CHECKPOINT");
    }
  }

  /// The trail's end, and how far it was followed.
  private static void move(Connection audit, long to) throws SQLException {
    for (String table : List.of("trail", "follower")) {
      try (PreparedStatement update =
          audit.prepareStatement("UPDATE " + table + " SET next_index = ?")) {
        update.setLong(1, to);
        update.executeUpdate();
      }
    }
  }
}
