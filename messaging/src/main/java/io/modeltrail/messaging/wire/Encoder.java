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

  /// What most records need, and what a thread keeps between two.
  private static final int BUFFER_BYTES = 4 * 1024;

  private static final int KEPT_BYTES_MAX = 64 * 1024;

  private final SchemaRegistry schemas;
  private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers =
      new ConcurrentHashMap<>();
  private final ThreadLocal<Pen> pens = ThreadLocal.withInitial(Pen::new);

  /// What a thread writes with, one record after the other: buffers for each record would be most
  /// of what a loop allocates.
  private static final class Pen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER_BYTES);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
  }

  public Encoder(SchemaRegistry schemas) {
    this.schemas = schemas;
  }

  /// @param subject under which the topic's schema is registered
  /// @param schemaText the schema as registered
  /// @throws CannotTellNow if the schema registry is away or does not hold the schema
  public byte[] encode(String subject, String schemaText, SpecificRecord content) {
    int schemaId = schemas.id(subject, schemaText);
    Pen pen = pens.get();
    pens.remove(); // one that fails has a part of a record in its buffers
    pen.out.write(0);
    pen.out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    try {
      writers
          .computeIfAbsent(content.getSchema(), schema -> new SpecificDatumWriter<>(schema))
          .write(content, pen.encoder);
      pen.encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    byte[] record = pen.out.toByteArray();
    if (record.length <= KEPT_BYTES_MAX) {
      pen.out.reset();
      pens.set(pen);
    }
    return record;
  }
}
