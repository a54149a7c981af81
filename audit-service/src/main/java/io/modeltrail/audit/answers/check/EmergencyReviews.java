package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.story.PromotionFacts;
import io.modeltrail.event.PromotionChanged;
import java.util.List;

/// The approvals that an emergency went without follow in time.
final class EmergencyReviews implements Check {

  @Override
  public List<Finding> of(Matter matter) {
    return matter.facts().promotions().stream()
        .filter(PromotionFacts::isEmergency)
        .filter(each -> each.last().filter(step -> isOverdue(step, matter)).isPresent())
        .map(
            each -> {
              Fact<PromotionChanged> step = each.last().orElseThrow();
              return Finding.at(
                      Code.REVIEW_OVERDUE,
                      step,
                      "it was to be reviewed until %s as %s"
                          .formatted(
                              step.said().getReviewDueAt(),
                              String.join(", ", step.said().getApprovalsRequired())))
                  .version(each.version());
            })
        .toList();
  }

  private static boolean isOverdue(Fact<PromotionChanged> step, Matter matter) {
    return step.said().getReviewDueAt() != null
        && step.said().getReviewDueAt().isBefore(matter.now());
  }
}
