package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import java.util.UUID;

/// A change of what an environment runs.
///
/// @param kind how it came about
/// @param version that it ran from then on; for a retirement, the one that was retired
/// @param promotionId which brought it about
/// @param succeeded whether a deployment system has said that it was carried out
public record Former(
    long revision,
    PromotionKind kind,
    ModelRegistered version,
    UUID promotionId,
    boolean succeeded) {

  /// Whether the environment ran nothing from then on.
  public boolean isRetirement() {
    return kind == PromotionKind.RETIREMENT;
  }

  Former carriedOut() {
    return new Former(revision, kind, version, promotionId, true);
  }
}
