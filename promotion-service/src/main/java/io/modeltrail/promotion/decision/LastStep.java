package io.modeltrail.promotion.decision;

import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.life.Life;
import io.modeltrail.promotion.life.Review;
import io.modeltrail.promotion.life.Wait;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a promotion stands, from the last step that was told.
final class LastStep {

  private LastStep() {}

  /// @param waitsFor what it waits for, if it is WAITING
  static Life life(PromotionChanged last, @Nullable Wait waitsFor) {
    return switch (last.getState()) {
      case WAITING -> new Life.Waiting(Objects.requireNonNull(waitsFor), until(last));
      case AWAITING_APPROVAL -> new Life.AwaitingApproval(last.getApprovalsRequired(), until(last));
      case PROMOTED -> new Life.Promoted(review(last));
      case DEPLOYED -> new Life.Deployed(review(last));
      case FAILED -> new Life.Failed(review(last));
      case REFUSED, REJECTED, WITHDRAWN, SUPERSEDED, EXPIRED, ROLLED_BACK ->
          new Life.Ended(last.getState());
      case REQUESTED, UNKNOWN ->
          throw new IllegalStateException("No promotion rests in " + last.getState());
    };
  }

  private static Instant until(PromotionChanged last) {
    return Objects.requireNonNull(last.getExpiresAt());
  }

  private static @Nullable Review review(PromotionChanged last) {
    return last.getReviewDueAt() == null
        ? null
        : new Review(last.getApprovalsRequired(), last.getReviewDueAt());
  }
}
