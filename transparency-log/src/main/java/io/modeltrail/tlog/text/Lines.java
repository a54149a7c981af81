package io.modeltrail.tlog.text;

import io.modeltrail.tlog.MalformedException;

/// A text that is read line by line, and knows where it is when something is wrong. A line ends in
/// a newline; the last one too.
public final class Lines {

  private final String format;
  private final String text;
  private int position;
  private int number;

  /// @param format what the text should be, as `checkpoint`
  public Lines(String format, String text) {
    this(format, text, 0);
  }

  /// @param before how many lines of the whole stand before the text
  public Lines(String format, String text, int before) {
    this.format = format;
    this.text = text;
    this.number = before;
  }

  public boolean hasNext() {
    return position < text.length();
  }

  /// The next line, without its newline.
  ///
  /// @param what should stand there, for the refusal
  public String next(String what) throws MalformedException {
    number++;
    if (!hasNext()) {
      throw malformed(what + " is missing");
    }
    int end = text.indexOf('\n', position);
    if (end < 0) {
      throw malformed("no newline after " + what);
    }
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }

  /// All that was not read yet.
  public String rest() {
    String rest = text.substring(position);
    position = text.length();
    return rest;
  }

  /// What follows a word and a space in a line.
  public String after(String word, String line) throws MalformedException {
    if (!line.startsWith(word + " ")) {
      throw malformed("expected '%s ', found %s".formatted(word, MalformedException.quoted(line)));
    }
    return line.substring(word.length() + 1);
  }

  /// A number of the line that was read last.
  public long decimal(String what, String digits) throws MalformedException {
    try {
      return Decimal.parse(digits);
    } catch (MalformedException e) {
      throw e.in(format, place(what));
    }
  }

  /// Bytes of the line that was read last.
  public byte[] base64(String what, String encoded) throws MalformedException {
    try {
      return Base64Text.decode(encoded);
    } catch (MalformedException e) {
      throw e.in(format, place(what));
    }
  }

  /// That something is wrong in the line that was read last.
  public MalformedException malformed(String detail) {
    return new MalformedException(format, "line " + number + ": " + detail);
  }

  private String place(String what) {
    return "line " + number + ", " + what;
  }
}
