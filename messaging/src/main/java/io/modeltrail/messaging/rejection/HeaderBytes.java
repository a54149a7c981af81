package io.modeltrail.messaging.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Headers as one value: for each the name's length, name, value's length (-1: null), value. A
/// column of text could not hold every name that Kafka allows.
final class HeaderBytes {

  private HeaderBytes() {}

  static byte[] write(Headers headers) {
    int size = 0;
    for (Header header : headers) {
      size += 2 * Integer.BYTES + header.key().getBytes(UTF_8).length;
      size += header.value() == null ? 0 : header.value().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (Header header : headers) {
      byte[] name = header.key().getBytes(UTF_8);
      out.putInt(name.length).put(name);
      if (header.value() == null) {
        out.putInt(-1);
      } else {
        out.putInt(header.value().length).put(header.value());
      }
    }
    return out.array();
  }

  static Headers read(byte[] bytes) {
    RecordHeaders headers = new RecordHeaders();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      byte[] name = new byte[in.getInt()];
      in.get(name);
      int length = in.getInt();
      byte[] value = length < 0 ? null : new byte[length];
      if (value != null) {
        in.get(value);
      }
      headers.add(new String(name, UTF_8), value);
    }
    return headers;
  }
}
