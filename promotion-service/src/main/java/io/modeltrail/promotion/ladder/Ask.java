package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionState;
import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a version be promoted to an environment: asked for by someone, or by the rules.
///
/// @param allowOlder whether it may be older than what the environment runs
/// @param step how many steps the promotion has had before
/// @param waitsSince when it came before gates that wait; null: it does not wait before gates
public record Ask(
    UUID promotionId,
    int version,
    String environment,
    Actor requestedBy,
    Instant requestedAt,
    boolean allowOlder,
    @Nullable String reason,
    int step,
    @Nullable Instant waitsSince) {

  /// The same after a further step.
  public Ask after(PromotionChanged told) {
    boolean beforeGates = told.getState() == PromotionState.WAITING && !told.getGates().isEmpty();
    Instant since = waitsSince == null ? told.getOccurredAt() : waitsSince;
    return new Ask(
        promotionId,
        version,
        environment,
        requestedBy,
        requestedAt,
        allowOlder,
        reason,
        told.getStep(),
        beforeGates ? since : null);
  }

  /// What the rules ask for by themselves because of an event. Its id follows from the event's
  /// place in the log: nobody can have used it before.
  ///
  /// @param name of the ask among those that follow from the event
  static Ask automatic(
      Cause cause, Actor requestedBy, int version, String environment, String name) {
    UUID id =
        EventIds.named(
            "promotion",
            cause.eventId().toString(),
            cause.place().topicId().toString(),
            Integer.toString(cause.place().partition()),
            Long.toString(cause.place().offset()),
            name);
    return new Ask(id, version, environment, requestedBy, cause.at(), false, null, 0, null);
  }
}
