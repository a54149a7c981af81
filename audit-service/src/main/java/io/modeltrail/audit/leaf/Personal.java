package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/// A text in a record that names a person.
///
/// @param path where it stands, as `$.actor.subject`
/// @param text the text in UTF-8, as the record holds it
public record Personal(String path, byte[] text) {

  /// Longest path that a leaf names, in bytes of JSON.
  static final int PATH_BYTES_MAX = 200;

  boolean canBeNamed() {
    long escaped = path.chars().filter(c -> c == '"' || c == '\\').count();
    return path.getBytes(UTF_8).length + escaped <= PATH_BYTES_MAX;
  }

  /// Several as one sequence of bytes: the parts path and text of each.
  static byte[] bytes(List<Personal> fields) {
    int size = 0;
    for (Personal field : fields) {
      size += 2 * Integer.BYTES + field.path.getBytes(UTF_8).length + field.text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (Personal field : fields) {
      Original.put(out, field.path.getBytes(UTF_8));
      Original.put(out, field.text);
    }
    return out.array();
  }
}
