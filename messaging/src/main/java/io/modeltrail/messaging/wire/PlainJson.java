package io.modeltrail.messaging.wire;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Records as the JSON that a person would write: no wrappers around union members, times as RFC
/// 3339 in UTC, ids as text, nulls left out. [PlainJsonReader] reads it back.
public final class PlainJson {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Map<Schema, List<Field>> FIELDS = new ConcurrentHashMap<>();

  /// @param isTime a time that must be there has the default 0 where it was not said
  private record Field(int position, SerializedString name, boolean isTime) {}

  private PlainJson() {}

  /// UTF-8.
  public static byte[] write(IndexedRecord record) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
    write(record, text);
    return text.toByteArray();
  }

  /// The same, as the end of what a stream of bytes in memory holds.
  public static void write(IndexedRecord record, OutputStream text) {
    write(record, text, Set.of());
  }

  /// The same without some fields.
  ///
  /// @param without fields of the record itself that are left out
  public static void write(IndexedRecord record, OutputStream text, Set<String> without) {
    try (JsonGenerator out = JSON.createGenerator(text, JsonEncoding.UTF8)) {
      write(record, out, without);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /// A map, as [#write] writes it within a record, in its own order.
  public static void write(Map<String, ?> map, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      write(map, json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static void write(IndexedRecord record, JsonGenerator out, Set<String> without)
      throws IOException {
    out.writeStartObject();
    for (Field field : FIELDS.computeIfAbsent(record.getSchema(), PlainJson::fields)) {
      Object value = record.get(field.position);
      if (value != null
          && !(field.isTime && value.equals(Instant.EPOCH))
          && !without.contains(field.name.getValue())) {
        out.writeFieldName(field.name);
        write(value, out);
      }
    }
    out.writeEndObject();
  }

  private static List<Field> fields(Schema schema) {
    return schema.getFields().stream()
        .map(
            field ->
                new Field(
                    field.pos(),
                    new SerializedString(field.name()),
                    field.schema().getType() == Schema.Type.LONG))
        .toList();
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Double figure -> out.writeNumber(figure);
      case Float figure -> out.writeNumber(figure);
      case Integer whole -> out.writeNumber(whole);
      case Long whole -> out.writeNumber(whole);
      case Boolean truth -> out.writeBoolean(truth);
      case IndexedRecord nested -> write(nested, out, Set.of());
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeFieldName(entry.getKey().toString());
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case Collection<?> list -> {
        out.writeStartArray();
        for (Object item : list) {
          write(item, out);
        }
        out.writeEndArray();
      }
      default -> out.writeString(value.toString());
    }
  }
}
