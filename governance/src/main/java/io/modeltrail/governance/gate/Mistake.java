package io.modeltrail.governance.gate;

import dev.cel.common.CelIssue;
import java.util.regex.Pattern;

/// Why a text is no condition.
///
/// @param line in the condition's text, from 1
/// @param column in that line, from 1
/// @param expected what would be right
public record Mistake(int line, int column, String reason, String expected) {

  private static final int REASON_LENGTH_MAX = 300;
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern MIXED_NUMBERS = Pattern.compile("\\((double, int|int, double)\\)");

  static Mistake atStart(String reason, String expected) {
    return new Mistake(1, 1, reason, expected);
  }

  /// CEL counts columns from 0.
  static Mistake of(CelIssue issue, Language language) {
    var location = issue.getSourceLocation();
    var reason = issue.getMessage();
    var expected = "a condition in CEL";
    var unknown = UNKNOWN.matcher(reason);
    var overload = OVERLOAD.matcher(reason);
    if (unknown.matches()) {
      reason = "There is no \"%s\"".formatted(unknown.group(1));
      expected =
          "one of "
              + String.join(", ", language.variableNames())
              + "; or has, all, exists, exists_one, or a function of CEL";
    } else if (overload.matches()) {
      reason =
          "%s cannot be applied to %s"
              .formatted(overload.group(1).replace("_", " ").strip(), overload.group(2));
      expected =
          MIXED_NUMBERS.matcher(overload.group(2)).matches()
              ? "numbers of one kind: metrics are figures with a point, so write 1.0 for 1"
              : "values of kinds that fit";
    }
    return new Mistake(
        Math.max(1, location.getLine()),
        Math.max(0, location.getColumn()) + 1,
        cut(reason),
        expected);
  }

  private static String cut(String reason) {
    return reason.length() <= REASON_LENGTH_MAX
        ? reason
        : reason.substring(0, REASON_LENGTH_MAX - 1) + "…";
  }
}
