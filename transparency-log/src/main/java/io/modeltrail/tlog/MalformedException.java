package io.modeltrail.tlog;

/// Bytes or text that are not what a format wants. Every `parse` of this library throws this and
/// nothing else, whatever it is given. It is checked because input from outside is expected to be
/// wrong at times.
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int QUOTED_LENGTH_MAX = 60;

  private final String format;
  private final String detail;

  /// @param format what it should have been, as `checkpoint`
  /// @param detail what is wrong, and where
  public MalformedException(String format, String detail) {
    super(format + ": " + detail);
    this.format = format;
    this.detail = detail;
  }

  public String format() {
    return format;
  }

  public String detail() {
    return detail;
  }

  /// The same flaw, told of what it was found in.
  public MalformedException in(String outerFormat, String place) {
    MalformedException outer = new MalformedException(outerFormat, place + ": " + detail);
    outer.initCause(this);
    return outer;
  }

  /// Text of unknown origin so that it can stand in a message: in quotes, short, printable.
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("'");
    int end = Math.min(text.length(), QUOTED_LENGTH_MAX);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
    }
    return out.append(end < text.length() ? "…'" : "'").toString();
  }
}
