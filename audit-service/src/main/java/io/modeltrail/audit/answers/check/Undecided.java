package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A champion changes by a promotion that was decided, and by each such promotion.
final class Undecided implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    List<Finding> findings = new ArrayList<>();
    for (PromotionFacts promotion : matter.facts().promotions()) {
      Optional<Fact<PromotionChanged>> decided =
          promotion.steps().stream()
              .filter(each -> each.said().getState() == PromotionState.PROMOTED)
              .findFirst();
      if (decided.isEmpty()) {
        promotion.promoted().forEach(each -> undecided(matter, promotion, each, findings));
      } else if (promotion.promoted().isEmpty()
          && matter.canBeMissed(ModelPromoted.class, decided.get().entry())) {
        findings.add(
            Finding.at(
                    Code.PROMOTED_UNTOLD,
                    decided.get(),
                    "promotion %s is PROMOTED, and no change of the champion is told"
                        .formatted(promotion.id()))
                .version(promotion.version()));
      }
    }
    return findings;
  }

  private static void undecided(
      Matter matter,
      PromotionFacts promotion,
      Fact<ModelPromoted> promoted,
      List<Finding> findings) {
    if (matter.canBeMissed(PromotionChanged.class, promoted.entry())) {
      findings.add(
          Finding.at(
                  Code.PROMOTED_UNDECIDED,
                  promoted,
                  "the champion changed by promotion %s, of which no step is PROMOTED"
                      .formatted(promotion.id()))
              .version(promoted.said().getVersion()));
    }
  }
}
