package io.modeltrail.promotion.ladder;

import io.modeltrail.event.RiskTier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What people have said of a model or a version, as far as rules ask for it.
///
/// @param riskTier UNKNOWN if nobody has said it
/// @param developers their subjects
public record Description(RiskTier riskTier, List<String> developers) {

  public static final Description NONE = new Description(RiskTier.UNKNOWN, List.of());

  private static final List<RiskTier> BY_HARM =
      List.of(RiskTier.UNKNOWN, RiskTier.LOW, RiskTier.MEDIUM, RiskTier.HIGH);

  public Description {
    developers = List.copyOf(developers);
  }

  /// Both together: the developers of both, and the higher risk. So a word about one version does
  /// not make the rules lighter than those for the model as it is described; of a model that nobody
  /// has described, what is said of the version counts alone.
  Description and(Description other) {
    return new Description(
        Stream.of(riskTier, other.riskTier)
            .max(Comparator.comparingInt(BY_HARM::indexOf))
            .orElseThrow(),
        Stream.concat(developers.stream(), other.developers.stream()).distinct().toList());
  }
}
