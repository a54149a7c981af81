package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a version be promoted to an environment: asked for by someone, or by the rules.
///
/// @param allowOlder whether it may be older than what the environment runs
/// @param step how many steps the promotion has had before
public record Ask(
    UUID promotionId,
    int version,
    String environment,
    Actor requestedBy,
    Instant requestedAt,
    boolean allowOlder,
    @Nullable String reason,
    int step) {

  /// The same after a further step.
  public Ask at(int steps) {
    return new Ask(
        promotionId, version, environment, requestedBy, requestedAt, allowOlder, reason, steps);
  }

  /// What the rules ask for by themselves because of an event. Its id follows from the event's
  /// place in the log: nobody can have used it before.
  static Ask automatic(Cause cause, Actor requestedBy, int version, String environment) {
    UUID id =
        EventIds.named(
            "promotion",
            cause.eventId().toString(),
            cause.place().topicId().toString(),
            Integer.toString(cause.place().partition()),
            Long.toString(cause.place().offset()),
            environment);
    return new Ask(id, version, environment, requestedBy, cause.at(), false, null, 0);
  }
}
