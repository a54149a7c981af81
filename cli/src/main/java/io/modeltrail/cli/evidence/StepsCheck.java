package io.modeltrail.cli.evidence;

import java.util.List;
import java.util.Objects;

/// That the steps of each promotion are 1, 2, 3 … without a gap, about one version in one
/// environment, in the order in which the log took them.
final class StepsCheck implements StoryCheck {

  private static final String CHECK = "steps";
  private static final List<String> CONSTANT =
      List.of("modelName", "version", "environment", "kind", "emergency", "requestedBy", "reason");

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      if (isGapless(story, promotion, findings) && isOne(promotion, findings)) {
        findings.ok(
            CHECK,
            promotion.spot(),
            "its steps are 1 to %d, the last is %s"
                .formatted(promotion.steps().size(), promotion.last().text("state")));
      }
    }
  }

  private static boolean isGapless(Story story, PromotionStory promotion, Findings findings) {
    long expected = 1;
    for (Event step : promotion.steps()) {
      long number = step.number("step");
      if (number != expected) {
        String says =
            number < expected
                ? "entry %d says step %d once more, and otherwise".formatted(step.index(), number)
                : "step %d is missing: entry %d says step %d"
                    .formatted(expected, step.index(), number);
        findings.missing(number > expected && isUntold(story, step), CHECK, promotion.spot(), says);
        return false;
      }
      expected++;
    }
    return true;
  }

  /// A step that was erased stood before the next one.
  private static boolean isUntold(Story story, Event next) {
    return story.isUntold(
        Story.CHANGED,
        leaf ->
            Objects.equals(leaf.said().environment(), next.text("environment"))
                && !leaf.appendedAt().isAfter(next.appendedAt()));
  }

  private static boolean isOne(PromotionStory promotion, Findings findings) {
    Event before = promotion.first();
    for (Event step : promotion.steps()) {
      for (String field : CONSTANT) {
        if (!Story.agree(before, step, field)) {
          findings.wrong(
              CHECK, promotion.spot(step), "says another %s than the step before".formatted(field));
          return false;
        }
      }
      boolean isEarlier =
          step.appendedAt().isBefore(before.appendedAt())
              || (step.leaf().place().isOnSamePartition(before.leaf().place())
                  && step.leaf().place().offset() < before.leaf().place().offset());
      if (isEarlier) {
        findings.wrong(
            CHECK, promotion.spot(step), "stands in the log before the step that it follows");
        return false;
      }
      before = step;
    }
    return true;
  }
}
