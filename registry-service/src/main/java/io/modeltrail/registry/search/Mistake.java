package io.modeltrail.registry.search;

/// What is wrong with an expression.
///
/// @param position of the first character that is wrong, from 1
/// @param what for a person: what was found and what is expected
public record Mistake(int position, String what) {

  /// How much of the expression is shown on either side.
  private static final int SHOWN = 30;

  /// For a person, with the place in the expression pointed at.
  public String detail(String expression) {
    int[] points = expression.codePoints().map(Mistake::visible).toArray();
    int at = Math.min(position - 1, points.length);
    int from = Math.max(0, at - SHOWN);
    int to = Math.min(points.length, at + SHOWN);
    String before = from > 0 ? "…" : "";
    return "position %d: %s\n%s%s%s\n%s^"
        .formatted(
            position,
            what,
            before,
            new String(points, from, to - from),
            to < points.length ? "…" : "",
            " ".repeat(before.length() + at - from));
  }

  private static int visible(int point) {
    return Character.isISOControl(point) ? ' ' : point;
  }

  /// Carries a mistake out of the depth of reading.
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Mistake mistake;

    Found(int position, String what) {
      super(what, null, false, false);
      mistake = new Mistake(position, what);
    }

    Mistake mistake() {
      return mistake;
    }
  }
}
