package io.modeltrail.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.audit.leaf.Personal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/// Finds what in a record names people: the subject of every Actor, and who started a Run. Paths
/// are written as in JSONPath (RFC 9535): `$.approvals[0].by.subject`, `$.notes['a b'].subject`.
final class PersonalFields {

  static final String ACTOR = "io.modeltrail.event.Actor";
  static final String SUBJECT = "subject";

  /// Field by the full name of the record that it stands in.
  private static final Map<String, String> PERSONAL =
      Map.of(ACTOR, SUBJECT, "io.modeltrail.event.Run", "startedBy");

  private final List<Personal> found = new ArrayList<>();

  private PersonalFields() {}

  /// In the record's order. An empty text names nobody.
  static List<Personal> of(IndexedRecord record) {
    PersonalFields fields = new PersonalFields();
    fields.record(record, "$");
    return fields.found;
  }

  private void record(IndexedRecord record, String path) {
    String personal = PERSONAL.get(record.getSchema().getFullName());
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (field.name().equals(personal) && value instanceof CharSequence text) {
        if (!text.isEmpty()) {
          found.add(new Personal(path + "." + field.name(), bytes(text)));
        }
      } else if (isNested(value)) {
        nested(value, path + "." + field.name());
      }
    }
  }

  private void nested(@Nullable Object value, String path) {
    switch (value) {
      case IndexedRecord record -> record(record, path);
      case Collection<?> list -> {
        int index = 0;
        for (Object item : list) {
          if (isNested(item)) {
            nested(item, path + "[" + index + "]");
          }
          index++;
        }
      }
      case Map<?, ?> map ->
          map.forEach(
              (key, item) -> {
                if (isNested(item)) {
                  nested(item, path + "['" + escaped(key.toString()) + "']");
                }
              });
      case null, default -> {}
    }
  }

  private static boolean isNested(@Nullable Object value) {
    return value instanceof IndexedRecord || value instanceof Collection || value instanceof Map;
  }

  /// As in a normalized path: whatever stands in the key, the path is printable.
  private static String escaped(String key) {
    StringBuilder text = new StringBuilder();
    DecodedCopy.bearable(key)
        .chars()
        .forEach(
            c -> {
              if (c == '\'' || c == '\\') {
                text.append('\\').append((char) c);
              } else if (Character.isISOControl(c)) {
                text.append("\\u%04x".formatted(c));
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }

  private static byte[] bytes(CharSequence text) {
    return text instanceof Utf8 utf8
        ? Arrays.copyOf(utf8.getBytes(), utf8.getByteLength())
        : text.toString().getBytes(UTF_8);
  }
}
