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
      SELECT e.*, p.actor, p.decode_problem, p.key, octet_length(p.value) AS value_bytes, p.headers, p.decoded, p.salts
      FROM entry e LEFT JOIN payload p ON p.index = e.index
      WHERE e.index = ?
      """;

  /// A record's value.
  ///
  /// @param bytes null if the record has none, or it was erased
  record Value(byte @Nullable [] bytes) {}

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
                "SELECT p.value FROM entry e LEFT JOIN payload p ON p.index = e.index WHERE e.index"
                    + " = ?")) {
      select.setLong(1, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new Value(row.getBytes(1))) : Optional.empty();
      }
    }
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
        json(row.getString("salts")));
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
