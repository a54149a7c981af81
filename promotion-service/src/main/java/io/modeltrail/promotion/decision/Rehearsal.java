package io.modeltrail.promotion.decision;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.promotion.ladder.Promotions;
import io.modeltrail.promotion.ladder.Returns;
import io.modeltrail.promotion.ladder.Standing;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Cause;
import io.modeltrail.promotion.life.Promotion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What would become of a request.
///
/// @param step that its promotion would come to
/// @param others steps of other promotions that would follow
public record Rehearsal(PromotionChanged step, List<PromotionChanged> others) {

  /// Nothing of it is in the log.
  private static final Place NOWHERE = new Place(new UUID(0, 0), "rehearsal", 0, 0);

  /// @param version null: it is not registered
  /// @param standing is changed: it must not be used for anything else
  static Rehearsal of(
      Ask ask, @Nullable ModelRegistered version, Rules rules, Standing standing, Limits limits) {
    Cause cause = new Cause(ask.promotionId(), NOWHERE, ask.at(), ask.by(), null);
    Chronicle chronicle = new Chronicle(rules, cause, standing, limits);
    Promotion promotion = Promotion.of(ask);
    if (ask.terms().kind() != PromotionKind.PROMOTION) {
      boolean unused = new Returns(chronicle).asked(promotion);
    } else if (version == null) {
      new Promotions(chronicle).waits(promotion);
    } else {
      new Promotions(chronicle).asked(promotion, version);
    }
    List<PromotionChanged> steps =
        chronicle.facts().stream()
            .filter(Fact.Step.class::isInstance)
            .map(fact -> ((Fact.Step) fact).told())
            .toList();
    return new Rehearsal(
        steps.stream().filter(it -> isOf(ask, it)).findFirst().orElseThrow(),
        steps.stream().filter(it -> !isOf(ask, it)).toList());
  }

  private static boolean isOf(Ask ask, PromotionChanged step) {
    return step.getPromotionId().equals(ask.promotionId());
  }
}
