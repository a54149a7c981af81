package io.modeltrail.audit.answers.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what docs/audit-leaf.md describes: a leaf, and what opens its commitments.
final class LeafText {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Figures are the same if their values are: PostgreSQL writes them in its own way.
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
      };

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private LeafText() {}

  /// Where the columns beside a leaf say something else than it; empty: nowhere.
  static Optional<String> difference(byte[] leaf, Entry entry) {
    JsonNode said = leaf(leaf);
    if (said == null) {
      return Optional.of("its leaf is no JSON");
    }
    Map<String, @Nullable String> columns = new LinkedHashMap<>();
    columns.put("topic", entry.place().topic());
    columns.put("topicId", entry.place().topicId().toString());
    columns.put("partition", Integer.toString(entry.place().partition()));
    columns.put("offset", Long.toString(entry.place().offset()));
    columns.put("appendedAt", MILLIS.format(entry.appendedAt()));
    columns.put("eventId", text(entry.said().eventId()));
    columns.put("type", entry.said().type());
    columns.put("schemaId", text(entry.said().schemaId()));
    columns.put("model", entry.model());
    columns.put("environment", entry.environment());
    for (Map.Entry<String, @Nullable String> column : columns.entrySet()) {
      JsonNode value = said.get(column.getKey());
      if (!Objects.equals(value == null ? null : value.asText(), column.getValue())) {
        return Optional.of(
            "its leaf says %s %s, the column beside it %s"
                .formatted(column.getKey(), value == null ? "nothing" : value, column.getValue()));
      }
    }
    return Optional.empty();
  }

  /// 64 hexadecimal digits; null if the leaf has none of that name.
  static @Nullable String commitment(byte[] leaf, String name) {
    JsonNode said = leaf(leaf);
    return said == null ? null : said.path("commitments").path(name).asText(null);
  }

  /// What opens a commitment; null if it was taken away.
  static byte @Nullable [] salt(String salts, String name) {
    for (JsonNode each : json(salts)) {
      if (each.path("name").asText().equals(name)) {
        try {
          return HexFormat.of().parseHex(each.path("salt").asText());
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }

  static boolean isSame(JsonNode one, JsonNode other) {
    return one.equals(BY_VALUE, other);
  }

  /// What a reader of records has written.
  static ObjectNode object(byte[] text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("what was just written cannot be read", e);
    }
  }

  /// Of a column that holds nothing but JSON.
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what PostgreSQL gives is JSON", e);
    }
  }

  private static @Nullable JsonNode leaf(byte[] leaf) {
    try {
      JsonNode said = JSON.readTree(leaf);
      return said.isObject() ? said : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
