package io.modeltrail.audit.answers.deciding;

import io.modeltrail.audit.answers.story.PromotionFacts;

/// Which promotion a row is about.
///
/// @param state that it has come to; NONE if no step is known
record About(String promotionId, int version, String environment, String kind, String state) {

  static About of(PromotionFacts promotion) {
    return new About(
        promotion.id().toString(),
        promotion.version(),
        promotion.environment(),
        promotion.kind().name(),
        promotion.last().map(each -> each.said().getState().name()).orElse("NONE"));
  }
}
