package io.modeltrail.promotion.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody wants to be told of promotions.
///
/// @param number counts subscriptions in the order in which they were made
record Subscription(
    UUID id, long number, Owner owner, Wish wish, Progress progress, Instant createdAt) {

  /// @param issuer who vouches for the subject
  record Owner(String subject, String issuer) {}

  /// @param environments null: all
  /// @param models null: all
  record Wish(
      String url,
      @Nullable String description,
      @Nullable List<String> environments,
      @Nullable ModelPattern models) {

    boolean includes(String environment) {
      return environments == null || environments.contains(environment);
    }

    boolean includes(String environment, String modelName) {
      return includes(environment) && (models == null || models.matches(modelName));
    }
  }

  /// @param missed what retention removed from the log before it was read
  /// @param pending deliveries that are kept, failing and dead ones among them
  /// @param failing those that failed and are tried again
  /// @param dead those that are given up
  record Progress(
      long delivered,
      @Nullable Instant deliveredAt,
      @Nullable Instant endedAt,
      long missed,
      long pending,
      long failing,
      long dead) {}

  enum State {
    ACTIVE,
    /// Something failed, and is tried again.
    FAILING,
    /// Something was given up: it, and what came after it of the same model, waits to be resumed.
    DEAD,
    /// The receiver wanted no more.
    ENDED
  }

  State state() {
    if (progress.endedAt != null) {
      return State.ENDED;
    }
    if (progress.dead > 0) {
      return State.DEAD;
    }
    return progress.failing > 0 ? State.FAILING : State.ACTIVE;
  }
}
