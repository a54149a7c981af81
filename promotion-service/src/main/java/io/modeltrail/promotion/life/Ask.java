package io.modeltrail.promotion.life;

import io.modeltrail.event.Actor;
import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.util.UUID;

/// That an environment change what it runs: asked for by someone, or by the rules.
///
/// @param by who asked; for what the rules ask by themselves, who caused it
/// @param at when the log took it
public record Ask(UUID promotionId, Aim aim, Actor by, Instant at, Terms terms) {

  /// What the rules ask for by themselves because of an event. Its id follows from the event's
  /// place in the log: nobody can have used it before.
  ///
  /// @param name of the ask among those that follow from the event
  public static Ask automatic(Cause cause, Aim aim, Actor by, Terms terms, String name) {
    UUID id =
        EventIds.named(
            "promotion",
            cause.eventId().toString(),
            cause.place().topicId().toString(),
            Integer.toString(cause.place().partition()),
            Long.toString(cause.place().offset()),
            name);
    return new Ask(id, aim, by, cause.at(), terms);
  }
}
