package io.modeltrail.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.audit.leaf.Original;
import io.modeltrail.audit.passport.Told;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads entries with all that is kept of them, many at once.
final class KeptTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON = "dead-letter-reason";

  private KeptTable() {}

  /// In the order of the trail.
  static List<Kept> read(Connection connection, List<Long> indexes) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT e.index, e.topic, e.type, e.appended_at, e.leaf, p.key, p.value, p.headers, p.salts, p.decoded
            FROM entry e LEFT JOIN payload p ON p.index = e.index
            WHERE e.index = ANY(?) ORDER BY e.index
            """)) {
      select.setArray(1, connection.createArrayOf("bigint", indexes.toArray()));
      List<Kept> found = new ArrayList<>(indexes.size());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(kept(row));
        }
      }
      return found;
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    byte[] headers = row.getBytes("headers");
    Original record =
        headers == null ? null : new Original(row.getBytes("key"), row.getBytes("value"), headers);
    Told told =
        new Told(
            row.getLong("index"),
            row.getString("topic"),
            row.getObject("appended_at", OffsetDateTime.class).toInstant(),
            json(row.getString("decoded")),
            refusal(record));
    JsonNode salts = json(row.getString("salts"));
    return new Kept(
        told,
        row.getString("type"),
        row.getBytes("leaf"),
        record,
        salts == null ? null : salts.toString().getBytes(UTF_8));
  }

  private static @Nullable String refusal(@Nullable Original record) {
    return record == null
        ? null
        : record.headerList().stream()
            .filter(header -> header.name().equals(REASON))
            .map(header -> text(header.value()))
            .findFirst()
            .orElse(null);
  }

  private static String text(byte @Nullable [] value) {
    return value == null
        ? ""
        : new String(Arrays.copyOf(value, Math.min(value.length, 100)), UTF_8);
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }
}
