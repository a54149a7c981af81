package io.modeltrail.promotion.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.messaging.wire.PlainJsonReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/// Records as columns of JSON.
public final class Stored {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stored() {}

  static <T extends SpecificRecord> T read(String json, Class<T> type) {
    try {
      return read(JSON.readTree(json), type);
    } catch (JsonProcessingException e) {
      throw unreadable(type, e);
    }
  }

  private static <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
    try {
      return PlainJsonReader.readStored(json, type);
    } catch (PlainJsonReader.Misfit e) {
      throw unreadable(type, e);
    }
  }

  /// A stored record as it is shown: its fields in the schema's order, which the database does not
  /// keep.
  public static ObjectNode view(JsonNode stored, Class<? extends SpecificRecord> type) {
    return view(read(stored, type));
  }

  /// A record as it is shown.
  public static ObjectNode view(SpecificRecord record) {
    try {
      return (ObjectNode) JSON.readTree(PlainJson.write(record));
    } catch (IOException e) {
      throw unreadable(record.getClass(), e);
    }
  }

  private static IllegalStateException unreadable(Class<?> type, Exception e) {
    return new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
  }

  /// A column of JSON, as bytes: a text in an array would be escaped on the way, and parsed once
  /// more.
  static <T> byte[][] json(List<T> rows, Function<? super T, ? extends SpecificRecord> value) {
    return rows.stream().map(row -> PlainJson.write(value.apply(row))).toArray(byte[][]::new);
  }

  static <T> Object[] column(List<T> rows, Function<? super T, ?> value) {
    Object[] column = new Object[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    return column;
  }
}
