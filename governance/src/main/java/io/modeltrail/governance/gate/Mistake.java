package io.modeltrail.governance.gate;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import io.modeltrail.governance.Hint;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern MIXED_NUMBERS =
      Pattern.compile("\\((double, int|int, double)\\)|optional_type\\(double\\)\\.\\(int\\)");

  /// Functions of CEL that are likely to be meant by a word that is spelt otherwise.
  private static final List<String> OF_CEL =
      List.of(
          "has",
          "all",
          "exists",
          "exists_one",
          "size",
          "contains",
          "startsWith",
          "endsWith",
          "timestamp",
          "duration",
          "double",
          "string",
          "orValue",
          "hasValue");

  static Mistake atStart(String reason, String expected) {
    return new Mistake(1, 1, reason, expected);
  }

  /// Where the expression stands in the text.
  static Mistake at(
      CelAbstractSyntaxTree tree, CelExpr expression, String reason, String expected) {
    var source = tree.getSource();
    var offset = source.getPositionsMap().getOrDefault(expression.id(), 0);
    return source
        .getOffsetLocation(offset)
        .map(place -> new Mistake(place.getLine(), place.getColumn() + 1, reason, expected))
        .orElseGet(() -> atStart(reason, expected));
  }

  /// CEL counts columns from 0.
  static Mistake of(CelIssue issue, Language language) {
    var location = issue.getSourceLocation();
    var reason = issue.getMessage();
    var expected = "a condition in CEL";
    var unknown = UNKNOWN.matcher(reason);
    var overload = OVERLOAD.matcher(reason);
    if (unknown.matches()) {
      reason = "There is no \"%s\"%s".formatted(unknown.group(1), hint(unknown.group(1), language));
      expected =
          "one of %s; or %s, has, all, exists, exists_one, or a function of CEL"
              .formatted(
                  String.join(", ", language.variableNames()),
                  String.join(", ", language.functionNames()));
    } else if (overload.matches()) {
      reason = "%s cannot be applied to %s".formatted(symbol(overload.group(1)), overload.group(2));
      expected = fitting(overload.group(1), overload.group(2));
    }
    return new Mistake(
        Math.max(1, location.getLine()),
        Math.max(0, location.getColumn()) + 1,
        cut(reason),
        expected);
  }

  /// As the condition writes it: CEL has `_>_` for `>`, and `_[?_]` for `[?]`.
  private static String symbol(String function) {
    return function.startsWith("_") || function.startsWith("@") || function.endsWith("_")
        ? function.replace("_", "")
        : function;
  }

  private static String hint(String word, Language language) {
    var known = new ArrayList<>(language.variableNames());
    known.addAll(language.functionNames());
    known.addAll(OF_CEL);
    return Hint.of(word, known);
  }

  private static String fitting(String function, String applied) {
    var written = Functions.written(function);
    if (written != null) {
      return written;
    }
    return MIXED_NUMBERS.matcher(applied).matches()
        ? "numbers of one kind: metrics are figures with a point, so write 1.0 for 1"
        : "values of kinds that fit";
  }

  private static String cut(String reason) {
    return reason.length() <= REASON_LENGTH_MAX
        ? reason
        : reason.substring(0, REASON_LENGTH_MAX - 1) + "…";
  }
}
