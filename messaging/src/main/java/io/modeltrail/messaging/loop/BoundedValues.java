package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Decoder;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Values as bytes. Those that are too large for a record of ours, and will be refused, are not
/// taken into memory without end: a few hundred kilobytes of a compressed batch can unpack to
/// gigabytes. A value that is not read whole ends after one byte more than a record may have;
/// `serializedValueSize` of its record says how long it was.
final class BoundedValues implements Deserializer<byte[]> {

  /// How much of one poll's records may be values that are too large, in bytes.
  private static final long TOO_LARGE_BYTES_MAX = 32L * 1024 * 1024;

  private long tooLarge;

  /// To be called before each poll, on its thread.
  void begin() {
    tooLarge = 0;
  }

  @Override
  public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : deserialize(topic, null, ByteBuffer.wrap(data));
  }

  @Override
  public byte @Nullable [] deserialize(
      String topic, @Nullable Headers headers, @Nullable ByteBuffer data) {
    if (data == null) {
      return null;
    }
    byte[] value = new byte[kept(data.remaining())];
    data.duplicate().get(value); // Kafka measures what it handed over after this returns
    return value;
  }

  private int kept(int size) {
    if (size <= Decoder.SERVICE_RECORD_BYTES_MAX) {
      return size;
    }
    if (size > Rejection.VALUE_BYTES_MAX || tooLarge + size > TOO_LARGE_BYTES_MAX) {
      return Decoder.SERVICE_RECORD_BYTES_MAX + 1;
    }
    tooLarge += size;
    return size;
  }
}
