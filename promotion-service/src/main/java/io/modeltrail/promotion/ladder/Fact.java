package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;

/// What a decision adds to the record: it is stored once, never changed, and told to the log as it
/// is stored.
public sealed interface Fact {

  Cause cause();

  /// A promotion has come to a state that can rest.
  record Step(Cause cause, PromotionChanged told) implements Fact {}

  /// An environment runs another version.
  record Succession(Cause cause, ModelPromoted told) implements Fact {}
}
