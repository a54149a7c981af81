package io.modeltrail.messaging.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/// Reads the JSON that [PlainJson] writes, and that callers of HTTP interfaces send: strictly, and
/// saying where something is not as the schema wants it.
public final class PlainJsonReader {

  private static final SpecificData DATA = SpecificData.get();

  /// The JSON does not fit the schema.
  public static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    Misfit(String path, String what) {
      super((path.isEmpty() ? "the document" : path) + " " + what);
    }
  }

  private final boolean strict;

  private PlainJsonReader(boolean strict) {
    this.strict = strict;
  }

  /// Fields that are left out have the schema's default.
  ///
  /// @throws Misfit naming the first place that does not fit
  public static <T extends SpecificRecord> T read(JsonNode json, Class<T> type) throws Misfit {
    return type.cast(new PlainJsonReader(true).record(json, DATA.getSchema(type), ""));
  }

  /// The same of what a service stored, perhaps by a later release: fields that this one does not
  /// know are passed over, symbols become the schema's default.
  ///
  /// @throws Misfit naming the first place that does not fit
  public static <T extends SpecificRecord> T readStored(JsonNode json, Class<T> type)
      throws Misfit {
    return type.cast(new PlainJsonReader(false).record(json, DATA.getSchema(type), ""));
  }

  private Object value(JsonNode json, Schema schema, String path) throws Misfit {
    return switch (schema.getType()) {
      case RECORD -> record(json, schema, path);
      case MAP -> map(json, schema.getValueType(), path);
      case ARRAY -> list(json, schema.getElementType(), path);
      case UNION -> value(json, notNull(schema), path);
      case ENUM -> symbol(json, schema, path);
      case STRING -> text(json, schema, path);
      case DOUBLE -> {
        expect(json.isNumber(), path, "must be a number", json);
        yield json.doubleValue();
      }
      case INT -> {
        expect(
            json.isIntegralNumber() && json.canConvertToInt(),
            path,
            "must be a whole number of at most 32 bits",
            json);
        yield json.intValue();
      }
      case LONG -> whole(json, schema, path);
      case BOOLEAN -> {
        expect(json.isBoolean(), path, "must be true or false", json);
        yield json.booleanValue();
      }
      case FLOAT, BYTES, FIXED, NULL ->
          throw new IllegalStateException("no contract uses " + schema.getType());
    };
  }

  private IndexedRecord record(JsonNode json, Schema schema, String path) throws Misfit {
    expect(json.isObject(), path, "must be an object", json);
    if (strict) {
      refuseUnknown(json, schema, path);
    }
    IndexedRecord record = (IndexedRecord) DATA.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode part = json.get(field.name());
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      if (part != null && !part.isNull()) {
        record.put(field.pos(), value(part, field.schema(), at));
      } else if (field.hasDefaultValue()) {
        record.put(field.pos(), DATA.getDefaultValue(field));
      } else {
        throw new Misfit(at, "is missing");
      }
    }
    return record;
  }

  private static void refuseUnknown(JsonNode json, Schema schema, String path) throws Misfit {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (schema.getField(name) == null) {
        String known =
            schema.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
        throw new Misfit(
            path.isEmpty() ? name : path + "." + name, "is not a field; known here: " + known);
      }
    }
  }

  private Map<String, Object> map(JsonNode json, Schema values, String path) throws Misfit {
    expect(json.isObject(), path, "must be an object", json);
    Map<String, Object> map = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      map.put(
          entry.getKey(), value(entry.getValue(), values, path + "[\"" + entry.getKey() + "\"]"));
    }
    return map;
  }

  private List<Object> list(JsonNode json, Schema items, String path) throws Misfit {
    expect(json.isArray(), path, "must be a list", json);
    List<Object> list = new ArrayList<>(json.size());
    for (JsonNode item : json) {
      list.add(value(item, items, path + "[" + list.size() + "]"));
    }
    return list;
  }

  private Object symbol(JsonNode json, Schema schema, String path) throws Misfit {
    if (!strict && json.isTextual() && !schema.hasEnumSymbol(json.textValue())) {
      return DATA.createEnum(schema.getEnumDefault(), schema);
    }
    expect(
        json.isTextual() && schema.hasEnumSymbol(json.textValue()),
        path,
        "must be one of " + String.join(", ", schema.getEnumSymbols()),
        json);
    return DATA.createEnum(json.textValue(), schema);
  }

  private static Object text(JsonNode json, Schema schema, String path) throws Misfit {
    expect(json.isTextual(), path, "must be a text", json);
    if (schema.getLogicalType() == null) {
      return json.textValue();
    }
    try {
      return UUID.fromString(json.textValue());
    } catch (IllegalArgumentException e) {
      throw new Misfit(path, "must be a UUID, found " + shown(json));
    }
  }

  private static Object whole(JsonNode json, Schema schema, String path) throws Misfit {
    if (schema.getLogicalType() == null) {
      expect(
          json.isIntegralNumber() && json.canConvertToLong(),
          path,
          "must be a whole number of at most 64 bits",
          json);
      return json.longValue();
    }
    expect(json.isTextual(), path, "must be a time as in 2026-01-31T12:00:00Z", json);
    try {
      Instant time = OffsetDateTime.parse(json.textValue()).toInstant();
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new Misfit(path, "must be a time as in 2026-01-31T12:00:00Z, found " + shown(json));
    }
  }

  private static Schema notNull(Schema union) {
    return union.getTypes().stream()
        .filter(member -> member.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static void expect(boolean holds, String path, String what, JsonNode found)
      throws Misfit {
    if (!holds) {
      throw new Misfit(path, what + ", found " + shown(found));
    }
  }

  private static String shown(JsonNode json) {
    String text = Objects.toString(json);
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
