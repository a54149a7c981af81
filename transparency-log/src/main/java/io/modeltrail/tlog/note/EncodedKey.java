package io.modeltrail.tlog.note;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Base64Text;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What verifier keys and signer keys look like: `<name>+<key id>+<base64 of type and key>`. It is
/// split at the first two pluses, for base64 may have more.
record EncodedKey(KeyName name, KeyId id, byte type, byte[] key) {

  static EncodedKey parse(String format, String text) throws MalformedException {
    String[] parts = text.split("\\+", 3);
    if (parts.length < 3) {
      throw new MalformedException(format, "expected three parts with a plus between them");
    }
    KeyName name = KeyName.parse(format, parts[0]);
    KeyId id = KeyId.parse(format, parts[1]);
    byte[] bytes;
    try {
      bytes = Base64Text.decode(parts[2]);
    } catch (MalformedException e) {
      // Without the text: it may be secret.
      throw new MalformedException(format, "the third part is not canonical base64");
    }
    if (bytes.length == 0) {
      throw new MalformedException(format, "the third part is empty");
    }
    return new EncodedKey(name, id, bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
  }

  static byte[] join(byte type, byte[] key) {
    return ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
  }
}
