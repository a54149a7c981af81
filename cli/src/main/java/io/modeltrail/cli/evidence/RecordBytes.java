package io.modeltrail.cli.evidence;

import io.modeltrail.tlog.MalformedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A record of Kafka as one sequence of bytes, taken apart (docs/audit-leaf.md).
///
/// @param value null if it has none
record RecordBytes(byte @Nullable [] value) {

  /// @param file which record it is, for the refusal
  static RecordBytes parse(String file, byte[] bytes) throws MalformedException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] unusedKey = part(file, in);
    byte[] value = part(file, in);
    int headers = number(file, in);
    for (int i = 0; i < headers; i++) {
      byte[] unusedName = part(file, in);
      byte[] unusedValue = part(file, in);
    }
    if (in.hasRemaining()) {
      throw new MalformedException(file, "%d bytes follow after its end".formatted(in.remaining()));
    }
    return new RecordBytes(value);
  }

  /// A part: its length in four bytes, and itself.
  static void put(ByteArrayOutputStream out, byte[] part) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    out.writeBytes(part);
  }

  private static byte @Nullable [] part(String file, ByteBuffer in) throws MalformedException {
    int length = number(file, in);
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > in.remaining()) {
      throw new MalformedException(
          file, "a part has the length %d, and %d follow".formatted(length, in.remaining()));
    }
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }

  private static int number(String file, ByteBuffer in) throws MalformedException {
    if (in.remaining() < Integer.BYTES) {
      throw new MalformedException(file, "ends within a length");
    }
    return in.getInt();
  }
}
