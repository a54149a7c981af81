package io.modeltrail.audit.answers.record;

import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.record.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as it is stored, before it is compared with anything.
///
/// @param kept null if there is nothing beside the entry
/// @param erasedBy the entry of the note that told of it; null: none
record Row(
    Entry entry, byte[] leaf, byte[] leafHash, @Nullable Kept kept, @Nullable Long erasedBy) {

  /// What is read of an entry `e` with its payload `p`.
  static final String COLUMNS =
      """
      e.index, e.leaf, e.leaf_hash, e.topic_id, e.topic, e.partition, e."offset", e.appended_at, e.record_event_id,
        e.type, e.schema_id, e.model, e.environment, p.key, p.value, p.headers, p.decoded, p.decode_problem, p.salts,
        p.erased_by
      """;

  /// What is stored beside an entry, and can be taken away.
  ///
  /// @param decoded the copy that searches use
  /// @param problem why there is none
  record Kept(
      Original original, @Nullable String decoded, @Nullable String problem, String salts) {}

  static Row of(ResultSet row) throws SQLException {
    Place place =
        new Place(
            row.getObject("topic_id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("offset"));
    Said said =
        new Said(
            row.getObject("record_event_id", UUID.class),
            row.getString("type"),
            row.getObject("schema_id", Integer.class),
            row.getString("model"),
            row.getString("environment"));
    Entry entry =
        new Entry(
            row.getLong("index"),
            place,
            row.getObject("appended_at", OffsetDateTime.class).toInstant(),
            said);
    return new Row(
        entry,
        row.getBytes("leaf"),
        row.getBytes("leaf_hash"),
        kept(row, said),
        row.getObject("erased_by", Long.class));
  }

  private static @Nullable Kept kept(ResultSet row, Said said) throws SQLException {
    byte[] headers = row.getBytes("headers");
    byte[] value = row.getBytes("value");
    String salts = row.getString("salts");
    // A record whose schema is known had a value.
    if (headers == null || salts == null || (value == null && said.schemaId() != null)) {
      return null;
    }
    return new Kept(
        new Original(row.getBytes("key"), value, headers),
        row.getString("decoded"),
        row.getString("decode_problem"),
        salts);
  }
}
