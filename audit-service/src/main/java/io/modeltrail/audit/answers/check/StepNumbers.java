package io.modeltrail.audit.answers.check;

import io.modeltrail.event.PromotionChanged;
import java.util.List;

/// Steps of a promotion are 1, 2, 3 ….
final class StepNumbers implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    boolean whole = matter.facts().isWhole(PromotionChanged.class);
    return matter.facts().promotions().stream()
        .flatMap(
            promotion ->
                new Sequence(
                        Code.STEP_GAP,
                        Code.STEP_REPEATED,
                        "of promotion %s step".formatted(promotion.id()))
                    .check(promotion.steps(), each -> each.said().getStep(), whole).stream()
                        .map(
                            finding ->
                                finding
                                    .version(promotion.version())
                                    .environment(promotion.environment())))
        .toList();
  }
}
