package io.modeltrail.audit.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.leaf.Original;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Single entries as they are stored. Plain SQL: most of what is read are bytes.
@ApplicationScoped
class Entries {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ONE =
      """
      SELECT e.*, p.actor, p.decode_problem, p.key, octet_length(p.value) AS value_bytes, p.headers, p.decoded, p.salts,
        p.erased_by, x.id AS erasure, x.scope, x.ground
      FROM entry e LEFT JOIN payload p ON p.index = e.index LEFT JOIN erased x ON x.by_entry = p.erased_by
      WHERE e.index = ?
      """;

  /// A record's value.
  sealed interface Value {

    record Some(byte[] bytes) implements Value {}

    /// The record has none.
    record None() implements Value {}

    /// @param by the entry of the note
    record Erased(long by, String ground) implements Value {}
  }

  private final DataSource dataSource;

  Entries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  Optional<EntryDetail> find(long index) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(ONE)) {
      select.setLong(1, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(detail(row)) : Optional.empty();
      }
    }
  }

  Optional<Value> value(long index) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT p.value, p.erased_by, x.ground
                FROM entry e LEFT JOIN payload p ON p.index = e.index LEFT JOIN erased x ON x.by_entry = p.erased_by
                WHERE e.index = ?
                """)) {
      select.setLong(1, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(value(row)) : Optional.empty();
      }
    }
  }

  private static Value value(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes("value");
    Long erasedBy = row.getObject("erased_by", Long.class);
    if (erasedBy != null) {
      return new Value.Erased(erasedBy, row.getString("ground"));
    }
    return bytes == null ? new Value.None() : new Value.Some(bytes);
  }

  static EntryView view(ResultSet row) throws SQLException {
    long index = row.getLong("index");
    return new EntryView(
        index,
        HexFormat.of().formatHex(row.getBytes("leaf_hash")),
        new EntryView.PlaceView(
            row.getString("topic"),
            row.getObject("topic_id", UUID.class),
            row.getInt("partition"),
            row.getLong("offset")),
        row.getObject("appended_at", OffsetDateTime.class).toInstant(),
        row.getObject("record_event_id", UUID.class),
        row.getString("type"),
        row.getString("model"),
        row.getString("environment"),
        row.getString("actor"),
        row.getString("decode_problem"),
        row.getObject("erased_by", Long.class),
        "/entries/" + index);
  }

  private static EntryDetail detail(ResultSet row) throws SQLException {
    EntryView view = view(row);
    return new EntryDetail(
        view,
        new String(row.getBytes("leaf"), UTF_8),
        view.leafHash(),
        record(row, view.href()),
        json(row.getString("decoded")),
        json(row.getString("salts")),
        erased(row));
  }

  private static EntryDetail.@Nullable ErasedView erased(ResultSet row) throws SQLException {
    Long by = row.getObject("erased_by", Long.class);
    return by == null
        ? null
        : new EntryDetail.ErasedView(
            by,
            "/entries/" + by,
            "/erasures/" + row.getString("erasure"),
            row.getString("scope"),
            row.getString("ground"));
  }

  private static EntryDetail.@Nullable RecordView record(ResultSet row, String href)
      throws SQLException {
    byte[] headers = row.getBytes("headers");
    if (headers == null) {
      return null;
    }
    return new EntryDetail.RecordView(
        base64(row.getBytes("key")),
        row.getObject("value_bytes", Integer.class),
        href + "/record",
        new Original(null, null, headers)
            .headerList().stream()
                .map(each -> new EntryDetail.HeaderView(each.name(), base64(each.value())))
                .toList());
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }
}
