package io.modeltrail.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The first four bytes of a hash over a key and its name. It tells keys apart, and protects
/// nothing: others with the same id can be found.
public record KeyId(int value) {

  static KeyId of(KeyName name, SignatureType type, byte[] publicKey) {
    MessageDigest digest = sha256();
    digest.update(name.value().getBytes(UTF_8));
    digest.update((byte) '\n');
    digest.update(type.code());
    return new KeyId(ByteBuffer.wrap(digest.digest(publicKey)).getInt());
  }

  /// @param hex eight lower-case digits
  static KeyId parse(String format, String hex) throws MalformedException {
    if (hex.length() != 2 * Integer.BYTES
        || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      throw new MalformedException(
          format, "key id is not eight lower-case hex digits: " + MalformedException.quoted(hex));
    }
    return new KeyId(HexFormat.fromHexDigits(hex));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
