package io.modeltrail.messaging.outcome;

import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;

/// What became of an event, as stored.
public sealed interface Outcome {

  UUID eventId();

  Instant decidedAt();

  record Applied(UUID eventId, Instant decidedAt, String href) implements Outcome {}

  record Duplicate(UUID eventId, Instant decidedAt, UUID of, String href) implements Outcome {}

  record Refused(UUID eventId, Instant decidedAt, Refusal refusal) implements Outcome {}
}
