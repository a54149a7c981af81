package io.modeltrail.promotion.life;

import io.modeltrail.event.Actor;
import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The event that a decision follows from.
///
/// @param at when the log took it: the only time that decisions use
public record Cause(
    UUID eventId, Place place, Instant at, Actor actor, @Nullable String traceparent) {}
