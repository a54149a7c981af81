package io.modeltrail.tlog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.tlog.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/// Text from bytes that must be UTF-8. `new String` would replace what is not, and the text would
/// no longer be what was signed.
public final class Utf8 {

  private Utf8() {}

  public static String decode(String format, byte[] bytes) throws MalformedException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(in)
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(format, "not UTF-8, byte " + in.position());
    }
  }

  /// Whether the text can be written as UTF-8: a surrogate alone cannot.
  public static boolean isEncodable(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }
}
