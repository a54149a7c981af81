package io.modeltrail.governance;

import io.modeltrail.event.RiskTier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which models a rule is for: those to which all that it says applies.
///
/// @param name as `credit-*`, where a star stands for any characters; null: any
/// @param riskTier as the model was described last; null: any
public record Match(@Nullable String name, @Nullable RiskTier riskTier) {

  /// Whether it applies to a model.
  ///
  /// @param tier UNKNOWN if nobody has said it
  public boolean applies(String modelName, RiskTier tier) {
    return (riskTier == null || riskTier == tier) && (name == null || isNamed(name, modelName));
  }

  private static boolean isNamed(String pattern, String modelName) {
    String[] parts = pattern.split("\\*", -1);
    StringBuilder expression = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      expression.append(".*").append(Pattern.quote(parts[i]));
    }
    return modelName.matches(expression.toString());
  }
}
