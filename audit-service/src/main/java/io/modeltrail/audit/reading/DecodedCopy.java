package io.modeltrail.audit.reading;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// A record of whatever schema as plain JSON that PostgreSQL takes. Unlike messaging's PlainJson it
/// also has to do with what no contract of ours allows: bytes are Base64, figures that are not
/// finite are texts, and U+0000 is U+FFFD. It is a copy for reading; the bytes are kept beside it.
final class DecodedCopy {

  /// Deepest nesting: PostgreSQL's own limit lies in its stack's size.
  static final int DEPTH_MAX = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  /// It is nested more deeply than a copy may be.
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("nested more than %d deep".formatted(DEPTH_MAX), null, false, false);
    }
  }

  private final JsonGenerator out;

  private DecodedCopy(JsonGenerator out) {
    this.out = out;
  }

  /// UTF-8.
  ///
  /// @throws TooDeep if it is nested too deeply
  static byte[] of(IndexedRecord record) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
    try (JsonGenerator out = JSON.createGenerator(text, JsonEncoding.UTF8)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      new DecodedCopy(out).record(record, 1);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toByteArray();
  }

  private void record(IndexedRecord record, int depth) throws IOException {
    if (depth > DEPTH_MAX) {
      throw new TooDeep();
    }
    out.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        out.writeFieldName(field.name());
        value(value, depth);
      }
    }
    out.writeEndObject();
  }

  private void value(@Nullable Object value, int depth) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case CharSequence text -> out.writeString(bearable(text.toString()));
      case Double figure -> out.writeNumber(figure);
      case Float figure -> out.writeNumber(figure);
      case Integer whole -> out.writeNumber(whole);
      case Long whole -> out.writeNumber(whole);
      case Boolean truth -> out.writeBoolean(truth);
      case IndexedRecord nested -> record(nested, depth + 1);
      case Map<?, ?> map -> map(map, depth + 1);
      case Collection<?> list -> list(list, depth + 1);
      case ByteBuffer bytes -> out.writeString(base64(bytes.duplicate()));
      case GenericFixed fixed -> out.writeString(base64(ByteBuffer.wrap(fixed.bytes())));
      default -> out.writeString(bearable(value.toString()));
    }
  }

  private void map(Map<?, ?> map, int depth) throws IOException {
    if (depth > DEPTH_MAX) {
      throw new TooDeep();
    }
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(bearable(entry.getKey().toString()));
      value(entry.getValue(), depth);
    }
    out.writeEndObject();
  }

  private void list(Collection<?> list, int depth) throws IOException {
    if (depth > DEPTH_MAX) {
      throw new TooDeep();
    }
    out.writeStartArray();
    for (Object item : list) {
      value(item, depth);
    }
    out.writeEndArray();
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }

  /// U+0000 and halves of surrogate pairs become U+FFFD.
  static String bearable(String text) {
    int at = 0;
    while (at < text.length() && isBearable(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isBearable(char c) {
    return c != 0 && !Character.isSurrogate(c);
  }
}
