package io.modeltrail.service.door;

import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Content;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// What every event carries besides what it says: its id, who says it and when. The fields
/// `eventId`, `actor` and `occurredAt` are in every record that a service takes.
@RequestScoped
public class Envelope {

  private static final int IDEMPOTENCY_KEY_LENGTH_MAX = 255;

  private final Caller caller;

  Envelope(Caller caller) {
    this.caller = caller;
  }

  /// The id for an event: the caller's key names it, or it is a new one.
  ///
  /// @param route as `POST /training-runs`: a key counts on one route
  /// @throws Problem.Thrown 400 if the key is blank or too long
  public UUID eventId(String route, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      return UUID.randomUUID();
    }
    if (idempotencyKey.isBlank() || idempotencyKey.length() > IDEMPOTENCY_KEY_LENGTH_MAX) {
      throw Problem.badRequest(
          "BAD_IDEMPOTENCY_KEY",
          "Idempotency-Key must have 1 to " + IDEMPOTENCY_KEY_LENGTH_MAX + " characters");
    }
    return caller.eventId(route, idempotencyKey);
  }

  /// Sets who says an event, and when if it does not say so itself; then checks it, and refuses
  /// what would be refused later, too.
  ///
  /// @param event with its `eventId`
  /// @param broken the first of the domain's rules that it breaks, if any
  /// @throws Problem.Thrown 400 naming what is wrong and where
  public <T extends SpecificRecord> Said<T> seal(T event, Function<T, Optional<Refusal>> broken) {
    put(event, "actor", caller.actor());
    if (get(event, "occurredAt").equals(Instant.EPOCH)) {
      put(event, "occurredAt", Instant.ofEpochMilli(Clock.systemUTC().millis()));
    }
    Optional<Refusal> breach = broken.apply(event);
    if (breach.isPresent()) {
      throw Problem.badRequest(breach.get());
    }
    return switch (Content.inspect(event)) {
      case Content.Sound(byte[] digest) -> new Said<>((UUID) get(event, "eventId"), event, digest);
      case Content.Unsound(Refusal refusal) -> throw Problem.badRequest(refusal);
    };
  }

  static Object get(SpecificRecord event, String field) {
    return event.get(event.getSchema().getField(field).pos());
  }

  private static void put(SpecificRecord event, String field, Object value) {
    event.put(event.getSchema().getField(field).pos(), value);
  }
}
