package io.modeltrail.registry.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.modeltrail.registry.search.SortKey;
import io.modeltrail.registry.search.Sorting;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a list goes on: the keys of the last row that was shown, and which list it was.
///
/// @param list tells the list from others
record Cursor(String list, List<@Nullable Object> keys) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What tells a list from others.
  static String list(List<@Nullable String> asked) {
    try {
      byte[] text = JSON.writeValueAsBytes(asked);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("texts can be written and digested", e);
    }
  }

  /// @throws Problem.Thrown 400 if it is not one of this list
  static Cursor read(String after, String list, Sorting sorting) {
    Cursor cursor = Page.position(after, text -> parse(text, list, sorting));
    if (!cursor.list.equals(list)) {
      throw Problem.badRequest(
          "BAD_CURSOR", "after is of another list: where and order must be as for the page before");
    }
    return cursor;
  }

  String text() {
    ArrayNode array = JSON.createArrayNode().add(list);
    for (Object key : keys) {
      array.addPOJO(
          key instanceof Double || key instanceof Long || key == null ? key : key.toString());
    }
    try {
      return JSON.writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("keys can be written", e);
    }
  }

  private static Cursor parse(String text, String list, Sorting sorting) {
    JsonNode array;
    try {
      array = JSON.readTree(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("no cursor of ours", e);
    }
    String itsList = array.required(0).textValue();
    if (!list.equals(itsList)) {
      return new Cursor(String.valueOf(itsList), List.of());
    }
    List<@Nullable Object> keys = new ArrayList<>();
    for (int i = 0; i < sorting.keys().size(); i++) {
      SortKey key = sorting.keys().get(i);
      Object value = key(array.required(i + 1), key.type());
      if (value == null && !key.mayBeNull()) {
        throw new IllegalArgumentException("no cursor of ours");
      }
      keys.add(value);
    }
    return new Cursor(list, keys);
  }

  private static @Nullable Object key(JsonNode written, SortKey.Type type) {
    if (written.isNull()) {
      return null;
    }
    return switch (type) {
      case NUMBER -> Double.valueOf(written.asText());
      case WHOLE -> Long.valueOf(written.asText());
      case TEXT -> noNul(written.textValue());
      case TIME -> OffsetDateTime.parse(written.textValue());
      case TRUTH -> Boolean.valueOf(written.textValue());
      case ID -> UUID.fromString(written.textValue());
    };
  }

  private static String noNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no cursor of ours");
    }
    return text;
  }

  /// A row's key.
  static @Nullable Object key(ResultSet row, String column, SortKey.Type type) throws SQLException {
    return switch (type) {
      case NUMBER -> row.getObject(column, Double.class);
      case WHOLE -> whole(row, column);
      case TEXT -> row.getString(column);
      case TIME -> utc(row.getObject(column, OffsetDateTime.class));
      case TRUTH -> row.getObject(column, Boolean.class);
      case ID -> row.getObject(column, UUID.class);
    };
  }

  /// Of a column of whichever width.
  private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
  }
}
