package io.modeltrail.tlog.note;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Base64Text;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A signature line of a note: `— <key name> <base64 of key id and signature>`. What it claims is
/// not verified.
///
/// @param bytes the signature, without the key id
public record NoteSignature(KeyName name, KeyId keyId, byte[] bytes) {

  private static final String FORMAT = "signature line";

  /// An em dash, not a hyphen.
  private static final String DASH = "\u2014 ";

  public NoteSignature {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("the signature of " + name + " is empty");
    }
    bytes = bytes.clone();
  }

  /// @param line without its newline
  public static NoteSignature parse(String line) throws MalformedException {
    if (!line.startsWith(DASH)) {
      throw new MalformedException(
          FORMAT, "does not begin with an em dash and a space: " + MalformedException.quoted(line));
    }
    int space = line.indexOf(' ', DASH.length());
    if (space < 0) {
      throw new MalformedException(FORMAT, "no signature after the key name");
    }
    KeyName name = KeyName.parse(FORMAT, line.substring(DASH.length(), space));
    byte[] decoded;
    try {
      decoded = Base64Text.decode(line.substring(space + 1));
    } catch (MalformedException e) {
      throw e.in(FORMAT, "signature of " + MalformedException.quoted(name.value()));
    }
    if (decoded.length <= Integer.BYTES) {
      throw new MalformedException(FORMAT, "only %d bytes".formatted(decoded.length));
    }
    KeyId keyId = new KeyId(ByteBuffer.wrap(decoded).getInt());
    return new NoteSignature(
        name, keyId, Arrays.copyOfRange(decoded, Integer.BYTES, decoded.length));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Without a newline.
  public String line() {
    byte[] payload =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId.value()).put(bytes).array();
    return DASH + name + " " + Base64Text.encode(payload);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NoteSignature that
        && name.equals(that.name)
        && keyId.equals(that.keyId)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return line();
  }
}
