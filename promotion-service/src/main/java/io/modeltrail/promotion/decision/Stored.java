package io.modeltrail.promotion.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.messaging.wire.PlainJsonReader;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/// Records as columns of JSON.
final class Stored {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Stored() {}

  static <T extends SpecificRecord> T read(String json, Class<T> type) {
    try {
      return PlainJsonReader.read(JSON.readTree(json), type);
    } catch (JsonProcessingException | PlainJsonReader.Misfit e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
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
