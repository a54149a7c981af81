package io.modeltrail.tlog.note;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.text.Utf8;
import org.jspecify.annotations.Nullable;

/// The name of a key, as `log.example.org/2026`: not empty, without spaces and `+`.
public record KeyName(String value) {

  public KeyName {
    String flaw = flaw(value);
    if (flaw != null) {
      throw new IllegalArgumentException("key name " + flaw);
    }
  }

  static KeyName parse(String format, String text) throws MalformedException {
    String flaw = flaw(text);
    if (flaw != null) {
      throw new MalformedException(format, "key name " + flaw);
    }
    return new KeyName(text);
  }

  private static @Nullable String flaw(String text) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (!Utf8.isEncodable(text)) {
      return "is not Unicode text";
    }
    return text.codePoints().anyMatch(KeyName::isForbidden)
        ? "has a space, a plus or a control character: " + MalformedException.quoted(text)
        : null;
  }

  /// Spaces as Unicode has them: of `White_Space`, U+0085 alone is neither below 0x20 nor a
  /// separator.
  private static boolean isForbidden(int c) {
    return c < 0x20 || c == '+' || c == 0x85 || Character.isSpaceChar(c);
  }

  @Override
  public String toString() {
    return value;
  }
}
