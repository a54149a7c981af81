package io.modeltrail.promotion.ladder;

import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.life.Cause;

/// What a decision adds to the record: it is stored once, never changed, and told to the log as it
/// is stored.
public sealed interface Fact {

  Cause cause();

  /// A promotion has come to a state that can rest.
  record Step(Cause cause, PromotionChanged told) implements Fact {}

  /// An environment runs another version, or none any more.
  record Succession(Cause cause, ModelPromoted told) implements Fact {}

  /// Somebody has to look at something.
  record Alarm(Cause cause, ModelAlarmed told) implements Fact {}
}
