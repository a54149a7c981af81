package io.modeltrail.tlog.text;

import io.modeltrail.tlog.MalformedException;
import java.util.Base64;

/// Base64 of RFC 4648 section 4, with padding, in its one canonical form. The JDK's decoder would
/// also take it without padding and with bits after the end, so that one signature could stand
/// there in several ways.
public final class Base64Text {

  private Base64Text() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public static byte[] decode(String text) throws MalformedException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed("not base64: ", text);
    }
    if (!encode(bytes).equals(text)) {
      throw malformed("not canonical base64 with padding: ", text);
    }
    return bytes;
  }

  private static MalformedException malformed(String detail, String text) {
    return new MalformedException("base64", detail + MalformedException.quoted(text));
  }
}
