package io.modeltrail.promotion.ladder;

import io.modeltrail.event.RiskTier;
import java.util.List;

/// What people have said of a model, as far as rules ask for it.
///
/// @param riskTier UNKNOWN if nobody has said it
/// @param developers their subjects
public record Description(RiskTier riskTier, List<String> developers) {

  public static final Description NONE = new Description(RiskTier.UNKNOWN, List.of());

  public Description {
    developers = List.copyOf(developers);
  }
}
