package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/// Reads a record by the schema that it was written with, as the plain JSON that attestations are
/// made of (docs/attestation.md): what is null is left out, and so is a time that was not said;
/// times and ids are texts.
final class PlainRecord {

  private static final int HEADER_BYTES = 5;

  /// What Avro believes of a record's bytes: a length is believed before the bytes are there.
  private static final String ELEMENTS_MAX = Integer.toString(FileKind.RECORD.bytesMax());

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static {
    for (String what :
        new String[] {"bytes.maxLength", "string.maxLength", "collectionItems.maxLength"}) {
      String property = "org.apache.avro.limits." + what;
      if (System.getProperty(property) == null) {
        System.setProperty(property, ELEMENTS_MAX);
      }
    }
  }

  private PlainRecord() {}

  /// @param file which record it is, for the refusal
  /// @param value 0x00, the schema's id in four bytes, Avro
  static ObjectNode read(String file, byte[] value, Schema schema) throws MalformedException {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
      GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
      if (!decoder.isEnd()) {
        throw new MalformedException(file, "bytes follow after the end of the record");
      }
      return plain(record);
    } catch (IOException | RuntimeException e) {
      throw new MalformedException(file, "does not decode by its schema: " + e);
    }
  }

  private static ObjectNode plain(IndexedRecord record) {
    ObjectNode json = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      boolean isUnsaid = field.schema().getType() == Schema.Type.LONG && isTime(field.schema());
      if (value != null && !(isUnsaid && value.equals(0L))) {
        json.set(field.name(), plain(value, field.schema()));
      }
    }
    return json;
  }

  private static JsonNode plain(Object value, Schema schema) {
    Schema type = member(schema, value);
    return switch (value) {
      case IndexedRecord record -> plain(record);
      case Map<?, ?> map -> {
        ObjectNode json = JSON.objectNode();
        map.forEach((key, each) -> json.set(key.toString(), plain(each, type.getValueType())));
        yield json;
      }
      case Collection<?> list -> {
        ArrayNode json = JSON.arrayNode();
        list.forEach(each -> json.add(plain(each, type.getElementType())));
        yield json;
      }
      case Double figure -> JSON.numberNode(figure);
      case Float figure -> JSON.numberNode(figure);
      case Integer whole -> JSON.numberNode(whole);
      case Boolean truth -> JSON.booleanNode(truth);
      case Long whole ->
          isTime(type)
              ? JSON.textNode(Instant.ofEpochMilli(whole).toString())
              : JSON.numberNode(whole);
      default -> JSON.textNode(text(value.toString(), type));
    };
  }

  /// Of a union, what its value is of: the contract's are of null and one other.
  private static Schema member(Schema schema, Object value) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(each -> each.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no type for " + value));
  }

  private static boolean isTime(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return type != null && type.getName().equals("timestamp-millis");
  }

  private static String text(String text, Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type == null || !type.getName().equals("uuid")) {
      return text;
    }
    return UUID.fromString(text).toString(); // whoever cannot be read so was never taken in
  }
}
