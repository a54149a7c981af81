package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record as the log holds it.
///
/// @param key null if it has none
/// @param value null if it has none
/// @param headers as [#headers(Headers)] writes them
public record Original(byte @Nullable [] key, byte @Nullable [] value, byte[] headers) {

  /// One header of a record.
  public record NameAndValue(String name, byte @Nullable [] value) {}

  /// How many bytes all of it has.
  public int size() {
    return length(key) + length(value) + headers.length;
  }

  /// One sequence of bytes for all of it, such that no two records have the same: the parts key and
  /// value, then the headers. A part is its length in four bytes, and itself; for null the length
  /// is -1.
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + size());
    return put(put(out, key), value).put(headers).array();
  }

  /// How many there are in four bytes, then for each its name, in UTF-8, and its value as parts.
  public static byte[] headers(Headers headers) {
    List<byte @Nullable []> parts = new ArrayList<>();
    int size = Integer.BYTES;
    for (Header header : headers) {
      byte[] name = header.key().getBytes(UTF_8);
      parts.add(name);
      parts.add(header.value());
      size += 2 * Integer.BYTES + name.length + length(header.value());
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(parts.size() / 2);
    parts.forEach(part -> put(out, part));
    return out.array();
  }

  /// Reads [#headers] back.
  public List<NameAndValue> headerList() {
    ByteBuffer in = ByteBuffer.wrap(headers);
    int count = in.getInt();
    List<NameAndValue> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] name = part(in);
      list.add(new NameAndValue(name == null ? "" : new String(name, UTF_8), part(in)));
    }
    return list;
  }

  static ByteBuffer put(ByteBuffer out, byte @Nullable [] part) {
    return part == null ? out.putInt(-1) : out.putInt(part.length).put(part);
  }

  private static byte @Nullable [] part(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0) {
      return null;
    }
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }

  private static int length(byte @Nullable [] part) {
    return part == null ? 0 : part.length;
  }
}
