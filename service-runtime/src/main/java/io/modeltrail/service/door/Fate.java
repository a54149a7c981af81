package io.modeltrail.service.door;

import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.record.Refusal;
import java.util.Arrays;
import java.util.UUID;

/// What became of an event while its caller waited.
public sealed interface Fate {

  /// It has its effect, which can be read at `href`.
  record Applied(UUID eventId, String href) implements Fate {}

  /// What it says had its effect before, through event `of`; that can be read at `href`.
  record Duplicate(UUID eventId, UUID of, String href) implements Fate {}

  record Refused(UUID eventId, Refusal refusal) implements Fate {}

  /// It is in the log and not decided yet, or waits for something else, or nobody waited.
  record Pending(UUID eventId) implements Fate {}

  /// @param outcome of the event's id: what was decided under it may have been said before, and
  ///   differ from what is said now
  static Fate of(Outcome outcome, Said<?> said) {
    return switch (outcome) {
      case Outcome.Applied(UUID id, var at, byte[] digest, String href) ->
          Arrays.equals(digest, said.digest()) ? new Applied(id, href) : reused(id);
      case Outcome.Duplicate(UUID id, var at, byte[] digest, UUID of, String href) ->
          Arrays.equals(digest, said.digest()) ? new Duplicate(id, of, href) : reused(id);
      case Outcome.Waiting waiting -> new Pending(waiting.eventId());
      case Outcome.Refused(UUID id, var at, Refusal refusal) -> new Refused(id, refusal);
    };
  }

  private static Fate reused(UUID id) {
    return new Refused(id, Refusal.eventIdReused(id));
  }
}
