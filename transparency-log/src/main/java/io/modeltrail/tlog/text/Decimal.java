package io.modeltrail.tlog.text;

import io.modeltrail.tlog.MalformedException;

/// Numbers from 0 to 2^63-1 in ASCII digits, without sign or leading zero. `Long.parseLong` would
/// take `+1`, `01` and digits of other scripts.
public final class Decimal {

  private Decimal() {}

  public static long parse(String text) throws MalformedException {
    if (text.isEmpty()) {
      throw malformed("no digits");
    }
    if (text.length() > 1 && text.charAt(0) == '0') {
      throw malformed("leading zero in " + MalformedException.quoted(text));
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed("not a decimal number: " + MalformedException.quoted(text));
      }
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw malformed("larger than 2^63-1: " + MalformedException.quoted(text));
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static MalformedException malformed(String detail) {
    return new MalformedException("decimal", detail);
  }
}
