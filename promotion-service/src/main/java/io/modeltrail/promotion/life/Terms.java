package io.modeltrail.promotion.life;

import io.modeltrail.event.PromotionKind;
import org.jspecify.annotations.Nullable;

/// How something is asked for.
///
/// @param toVersion for a rollback: the version to return to; null: the champion before
/// @param allowOlder whether the version may be older than what the environment runs
/// @param emergency whether it is to pass by gates and approvals
public record Terms(
    PromotionKind kind,
    @Nullable Integer toVersion,
    boolean allowOlder,
    boolean emergency,
    @Nullable String reason) {

  /// As the rules ask by themselves.
  public static final Terms AUTOMATIC = promotion(false, null);

  /// Of a promotion by the rules.
  public static Terms promotion(boolean allowOlder, @Nullable String reason) {
    return new Terms(PromotionKind.PROMOTION, null, allowOlder, false, reason);
  }

  /// Of a return to the champion before.
  public static Terms rollBack(String reason) {
    return new Terms(PromotionKind.ROLLBACK, null, false, false, reason);
  }
}
