package io.modeltrail.service.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.service.remedy.Remedies;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of an event.
///
/// @param state PENDING, WAITING, APPLIED, DUPLICATE or REFUSED
/// @param href where the effect can be read
/// @param duplicateOf the event that it repeats
/// @param code why it was refused
/// @param detail why it was refused, or what it waits for
/// @param whatToDo if it was refused
/// @param until when it stops waiting
@JsonInclude(JsonInclude.Include.NON_NULL)
record FateView(
    UUID eventId,
    String state,
    @Nullable Instant decidedAt,
    @Nullable String href,
    @Nullable UUID duplicateOf,
    @Nullable String code,
    @Nullable String detail,
    @Nullable String whatToDo,
    @Nullable Instant until) {

  static FateView pending(UUID eventId) {
    return new FateView(
        eventId, "PENDING", null, null, null, null, "not read from the log yet", null, null);
  }

  static FateView of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(UUID id, Instant at, byte[] digest, String href) ->
          new FateView(id, "APPLIED", at, href, null, null, null, null, null);
      case Outcome.Duplicate(UUID id, Instant at, byte[] digest, UUID of, String href) ->
          new FateView(id, "DUPLICATE", at, href, of, null, null, null, null);
      case Outcome.Waiting(
              UUID id,
              Instant at,
              byte[] digest,
              String href,
              String what,
              Instant until) ->
          new FateView(id, "WAITING", at, href, null, null, what, null, until);
      case Outcome.Refused(UUID id, Instant at, var refusal) ->
          new FateView(
              id,
              "REFUSED",
              at,
              null,
              null,
              refusal.code(),
              refusal.detail(),
              Remedies.of(refusal.code()),
              null);
    };
  }
}
