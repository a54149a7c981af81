package io.modeltrail.governance.gate;

/// What a gate said of a version, and why.
///
/// @param detail the values it saw, as `metrics.accuracy = 0.9737`; where it could not be said,
///   what was missing or wrong. At most [#DETAIL_LENGTH_MAX] characters.
public record Judgement(Gate gate, Outcome outcome, String detail) {

  public static final int DETAIL_LENGTH_MAX = 500;

  public Judgement {
    detail = cut(detail);
  }

  /// The same, before it is known of which gate or watch.
  ///
  /// @param detail as that of a [Judgement]
  public record Verdict(Outcome outcome, String detail) {

    public Verdict {
      detail = cut(detail);
    }
  }

  private static String cut(String detail) {
    if (detail.length() <= DETAIL_LENGTH_MAX) {
      return detail;
    }
    var end = DETAIL_LENGTH_MAX - 1;
    // Not between the halves of a character.
    end -= Character.isHighSurrogate(detail.charAt(end - 1)) ? 1 : 0;
    return detail.substring(0, end) + "…";
  }
}
