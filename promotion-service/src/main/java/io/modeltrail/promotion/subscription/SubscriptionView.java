package io.modeltrail.promotion.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription as HTTP shows it.
///
/// @param missed what retention removed from the log before it could be read
/// @param pending deliveries that are kept: those to be made, and those that are dead
/// @param troubles those that failed or are dead, the first 100 in their order; only of one
///   subscription
/// @param secret only when it is new
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
    UUID id,
    String href,
    String url,
    @Nullable String description,
    @Nullable List<String> environments,
    @Nullable String models,
    String owner,
    Instant createdAt,
    Subscription.State state,
    long delivered,
    @Nullable Instant deliveredAt,
    @Nullable Instant endedAt,
    long missed,
    long pending,
    long dead,
    @Nullable List<DeliveryTable.Trouble> troubles,
    @Nullable String secret) {

  static SubscriptionView of(Subscription it) {
    return of(it, null, null);
  }

  static SubscriptionView of(
      Subscription it, @Nullable List<DeliveryTable.Trouble> troubles, @Nullable String secret) {
    Subscription.Progress progress = it.progress();
    return new SubscriptionView(
        it.id(),
        "/subscriptions/" + it.id(),
        it.wish().url(),
        it.wish().description(),
        it.wish().environments(),
        it.wish().models() == null ? null : it.wish().models().text(),
        it.owner().subject(),
        it.createdAt(),
        it.state(),
        progress.delivered(),
        progress.deliveredAt(),
        progress.endedAt(),
        progress.missed(),
        progress.pending(),
        progress.dead(),
        troubles,
        secret);
  }
}
