package io.modeltrail.messaging.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/// Encodes records for the topics that a service writes, under the ids that the schema registry
/// gave to the `.avsc` files. Never registers anything.
///
/// Safe for use by several threads.
public final class Encoder {

  private static final int BUFFER_BYTES = 1024;

  private final SchemaRegistry schemas;
  private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers =
      new ConcurrentHashMap<>();

  public Encoder(SchemaRegistry schemas) {
    this.schemas = schemas;
  }

  /// @param subject under which the topic's schema is registered
  /// @param schemaText the schema as registered
  /// @throws CannotTellNow if the schema registry is away or does not hold the schema
  public byte[] encode(String subject, String schemaText, SpecificRecord content) {
    int schemaId = schemas.id(subject, schemaText);
    ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER_BYTES);
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      writers
          .computeIfAbsent(content.getSchema(), schema -> new SpecificDatumWriter<>(schema))
          .write(content, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
