package io.modeltrail.messaging.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.record.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Decodes one topic's records: 0x00, schema id in four bytes, Avro. Readers are kept by schema id.
///
/// Not safe for use by several threads.
public final class Decoder<T extends SpecificRecord> {

  /// A record's largest value.
  public static final int RECORD_BYTES_MAX = 256 * 1024;

  /// That of a record that services alone write.
  public static final int SERVICE_RECORD_BYTES_MAX = 384 * 1024;

  private static final int HEADER_BYTES = 5;

  /// What [#read] makes of a value.
  public sealed interface Read<T> {}

  public record Legible<T>(T content) implements Read<T> {}

  public record Illegible<T>(Refusal refusal) implements Read<T> {}

  static {
    AvroLimits.apply();
  }

  private final Source<T> source;
  private final String subject;
  private final SchemaRegistry schemas;
  private final SpecificData data;
  private final Schema readerSchema;
  private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
  private final Set<Integer> unknown = new HashSet<>();
  private final Content inspector = new Content();
  private @Nullable BinaryDecoder reused;

  /// @param subject under which the topic's schema is registered, as `model.trained-value`
  public Decoder(Source<T> source, String subject, SchemaRegistry schemas) {
    this.source = source;
    this.subject = subject;
    this.schemas = schemas;
    this.data = SpecificData.getForClass(source.type());
    this.data.setFastReaderEnabled(true);
    this.readerSchema = data.getSchema(source.type());
  }

  /// Forgets which schema ids are unknown. Within a batch they stay so: its records were written
  /// before the question.
  public void beginBatch() {
    unknown.clear();
  }

  /// @throws CannotTellNow if the schema registry cannot say what the record's schema is
  public Decoded decode(byte @Nullable [] key, byte @Nullable [] value) {
    return switch (read(value)) {
      case Legible<T>(T content) -> judge(content, key);
      case Illegible<T>(Refusal refusal) -> new Decoded.Bad(refusal, null);
    };
  }

  /// Reads what a value says, whether or not it may say so.
  ///
  /// @throws CannotTellNow if the schema registry cannot say what the value's schema is
  public Read<T> read(byte @Nullable [] value) {
    if (value == null) {
      return bad("NULL_VALUE", "the record has no value; nothing is deleted by a null here");
    }
    if (value.length > source.bytesMax()) {
      return bad(
          "RECORD_TOO_LARGE",
          "more than %,d bytes; put large content into an artifact or attachment and name its URI"
              .formatted(source.bytesMax()));
    }
    if (value.length < HEADER_BYTES || value[0] != 0) {
      return bad(
          "NOT_WIRE_FORMAT",
          "expected 0x00, a 4-byte schema id and Avro (the Confluent wire format), found %d bytes beginning %s"
              .formatted(value.length, hex(value)));
    }
    int schemaId = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    if (unknown.contains(schemaId)) {
      return unknown(schemaId);
    }
    SpecificDatumReader<T> reader = readers.get(schemaId);
    if (reader == null) {
      switch (schemas.schema(schemaId)) {
        case SchemaRegistry.Answer.Known(Schema writer) -> {
          reader = new SpecificDatumReader<>(writer, readerSchema, data);
          readers.put(schemaId, reader);
        }
        case SchemaRegistry.Answer.NotAvro(String detail) -> {
          return bad("NOT_AVRO", "schema id " + schemaId + ": " + detail);
        }
        case SchemaRegistry.Answer.Unknown() -> {
          if (unknown.isEmpty()) {
            schemas.confirmKnows(subject, source.schemaText());
          }
          unknown.add(schemaId);
          return unknown(schemaId);
        }
      }
    }
    return read(reader, value);
  }

  private Read<T> read(SpecificDatumReader<T> reader, byte[] value) {
    try {
      BinaryDecoder decoder =
          DecoderFactory.get()
              .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, reused);
      reused = decoder;
      T content = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        return bad("TRAILING_BYTES", "bytes follow after the end of the record");
      }
      return new Legible<>(content);
    } catch (EOFException e) {
      return bad("TRUNCATED", "the record ends before its schema does");
    } catch (IOException | RuntimeException e) {
      return bad("NOT_DECODABLE", "the bytes do not fit the schema: " + reason(e));
    } catch (StackOverflowError e) {
      return bad("NOT_DECODABLE", "the record is nested too deeply");
    }
  }

  private Decoded judge(T content, byte @Nullable [] key) {
    Source.Identity identity = source.identity().apply(content);
    if (key == null || !Arrays.equals(key, identity.key().getBytes(UTF_8))) {
      String found = key == null ? "no key" : "\"" + new String(key, UTF_8) + "\"";
      return new Decoded.Bad(
          new Refusal(
              Refusal.KEY_MISMATCH,
              "the record's key must be \"%s\", found %s: order per key rests on it"
                  .formatted(identity.key(), found)),
          identity);
    }
    return switch (inspector.inspected(content)) {
      case Content.Sound(byte[] digest) -> new Decoded.Good(content, identity, digest);
      case Content.Unsound(Refusal refusal) -> new Decoded.Bad(refusal, identity);
    };
  }

  private Read<T> unknown(int schemaId) {
    return bad(Refusal.UNKNOWN_SCHEMA, "the schema registry does not know schema id " + schemaId);
  }

  private Read<T> bad(String code, String detail) {
    return new Illegible<>(new Refusal(code, detail));
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof AvroRuntimeException && e.getCause() != null ? e.getCause() : e;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String hex(byte[] value) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(value.length, HEADER_BYTES); i++) {
      hex.append("%02x".formatted(value[i]));
    }
    return hex.toString();
  }
}
