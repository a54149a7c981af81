package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;

/// What a decision adds to the record: it is stored once, never changed, and told to the log as it
/// is stored.
public sealed interface Fact {

  Cause cause();

  /// Its place among the facts of the same cause, from 0.
  int ordinal();

  /// A promotion has come to a state that can rest.
  record Step(Cause cause, int ordinal, PromotionChanged told) implements Fact {}

  /// An environment runs another version.
  record Succession(Cause cause, int ordinal, ModelPromoted told) implements Fact {}
}
