package io.modeltrail.audit.reading;

import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.AvroLimits;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Reads records in the wire format (0x00, schema id in four bytes, Avro) by the schema that they
/// were written with, whatever it is. Never refuses one.
///
/// Not safe for use by several threads.
public final class RecordReader {

  /// Longest subject of an actor that can be looked for.
  public static final int ACTOR_LENGTH_MAX = 250;

  private static final int HEADER_BYTES = 5;

  static {
    AvroLimits.apply();
  }

  private final Readers readers;
  private @Nullable BinaryDecoder reused;

  /// A schema that the schema registry has to know, if its "I do not know this id" is to be
  /// believed.
  ///
  /// @param subject under which it is registered
  /// @param schemaText as it was registered
  public record Known(String subject, String schemaText) {}

  public RecordReader(SchemaRegistry schemas, Known known) {
    this.readers = new Readers(schemas, known);
  }

  /// To be called before each batch: what was unknown is asked for anew.
  public void beginBatch() {
    readers.beginBatch();
  }

  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the schema registry cannot say what the
  ///   record's schema is
  public Reading read(byte @Nullable [] value) {
    if (value == null) {
      return Reading.not(Said.NOTHING, "NULL_VALUE", "the record has no value");
    }
    if (value.length > Decoder.SERVICE_RECORD_BYTES_MAX) {
      return Reading.not(
          Said.NOTHING,
          "RECORD_TOO_LARGE",
          "more than %,d bytes are not decoded".formatted(Decoder.SERVICE_RECORD_BYTES_MAX));
    }
    if (value.length < HEADER_BYTES || value[0] != 0) {
      return Reading.not(
          Said.NOTHING, "NOT_WIRE_FORMAT", "expected 0x00, a 4-byte schema id and Avro");
    }
    int schemaId = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    return switch (readers.find(schemaId)) {
      case Readers.Found.One(BoundedReader reader) -> decode(value, schemaId, reader);
      case Readers.Found.None(Refusal why) ->
          new Reading(new Said(null, null, schemaId, null, null), null, why, null, List.of());
    };
  }

  private Reading decode(byte[] value, int schemaId, BoundedReader reader) {
    Said said = new Said(null, fullName(reader.getSchema()), schemaId, null, null);
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, reused);
      reused = decoder;
      Object datum = reader.begin().read(null, decoder);
      if (!decoder.isEnd()) {
        return Reading.not(said, "TRAILING_BYTES", "bytes follow after the end of the record");
      }
      return datum instanceof IndexedRecord record
          ? reading(said, record)
          : Reading.not(said, "NOT_A_RECORD", "its schema is not that of a record");
    } catch (EOFException e) {
      return Reading.not(said, "TRUNCATED", "the record ends before its schema does");
    } catch (IOException | RuntimeException e) {
      return Reading.not(
          said, "NOT_DECODABLE", "the bytes do not fit the schema: " + e.getMessage());
    } catch (StackOverflowError e) {
      return Reading.not(said, "NOT_DECODABLE", "the record is nested too deeply");
    }
  }

  private static Reading reading(Said written, IndexedRecord record) {
    Said said =
        new Said(
            uuid(text(record, "eventId")),
            written.type(),
            written.schemaId(),
            text(record, "modelName"),
            text(record, "environment"));
    return new Reading(
        said, DecodedCopy.of(record), null, actor(record), PersonalFields.of(record));
  }

  private static @Nullable String actor(IndexedRecord record) {
    Schema.Field field = record.getSchema().getField("actor");
    if (field == null
        || !(record.get(field.pos()) instanceof IndexedRecord actor)
        || !actor.getSchema().getFullName().equals(PersonalFields.ACTOR)) {
      return null;
    }
    String subject = text(actor, PersonalFields.SUBJECT);
    return subject == null || subject.isEmpty() || subject.length() > ACTOR_LENGTH_MAX
        ? null
        : DecodedCopy.bearable(subject);
  }

  private static @Nullable String text(IndexedRecord record, String name) {
    Schema.Field field = record.getSchema().getField(name);
    return field != null && record.get(field.pos()) instanceof CharSequence text
        ? text.toString()
        : null;
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String fullName(Schema schema) {
    return schema.getType() == Schema.Type.RECORD ? schema.getFullName() : null;
  }
}
