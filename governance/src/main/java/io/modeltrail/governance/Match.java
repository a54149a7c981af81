package io.modeltrail.governance;

import io.modeltrail.event.RiskTier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which models a rule is for: those to which all that it says applies.
///
/// @param name as `credit-*`, where a star stands for any characters; null: any
/// @param riskTier as the model was described last; null: any
public record Match(@Nullable String name, @Nullable RiskTier riskTier) {

  /// @throws IllegalArgumentException if it says nothing, or no model can be called so
  public Match {
    if (riskTier == RiskTier.UNKNOWN || (name == null && riskTier == null)) {
      throw new IllegalArgumentException("It says nothing that a model could be known by");
    }
    if (name != null) {
      Names.check(Names.isModelPattern(name), "models", name, Names.MODEL_PATTERN_EXPECTED);
    }
  }

  /// Whether it applies to a model.
  ///
  /// @param tier UNKNOWN if nobody has said it
  public boolean applies(String modelName, RiskTier tier) {
    return (riskTier == null || riskTier == tier) && (name == null || isNamed(name, modelName));
  }

  /// Each part as early as it can stand: a name is read once, however many stars there are.
  private static boolean isNamed(String pattern, String modelName) {
    var star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(modelName);
    }
    var last = pattern.substring(pattern.lastIndexOf('*') + 1);
    var end = modelName.length() - last.length();
    var at = star;
    if (end < at || !modelName.startsWith(pattern.substring(0, star))) {
      return false;
    }
    var between = pattern.substring(star, pattern.lastIndexOf('*') + 1);
    for (var part : List.of(between.split("\\*"))) {
      var found = modelName.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return modelName.endsWith(last);
  }

  /// As `credit-*`, or `credit-* of risk HIGH`, for people.
  @Override
  public String toString() {
    if (riskTier == null) {
      return String.valueOf(name);
    }
    return name == null ? "models of risk " + riskTier : name + " of risk " + riskTier;
  }
}
