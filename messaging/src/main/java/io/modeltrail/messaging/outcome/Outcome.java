package io.modeltrail.messaging.outcome;

import io.modeltrail.messaging.record.Refusal;
import java.time.Instant;
import java.util.UUID;

/// What became of an event, as stored.
public sealed interface Outcome {

  UUID eventId();

  Instant decidedAt();

  /// @param digest of what the event said
  record Applied(UUID eventId, Instant decidedAt, byte[] digest, String href) implements Outcome {}

  /// @param digest of what the event said
  record Duplicate(UUID eventId, Instant decidedAt, byte[] digest, UUID of, String href)
      implements Outcome {}

  /// @param digest of what the event said
  /// @param waitingFor for people: what has to come
  /// @param until when it stops waiting
  record Waiting(
      UUID eventId, Instant decidedAt, byte[] digest, String href, String waitingFor, Instant until)
      implements Outcome {}

  record Refused(UUID eventId, Instant decidedAt, Refusal refusal) implements Outcome {}
}
