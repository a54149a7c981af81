package io.modeltrail.registry.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Content;
import io.modeltrail.messaging.wire.PlainJsonReader;
import io.modeltrail.registry.access.Caller;
import io.modeltrail.registry.problem.Problem;
import io.modeltrail.registry.registration.RunRules;
import io.modeltrail.registry.registration.Workspaces;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes a ModelTrained of a request's JSON, and refuses what would be refused later, too.
@RequestScoped
class TrainingRunBody {

  private static final String ROUTE = "POST /training-runs";
  private static final int IDEMPOTENCY_KEY_LENGTH_MAX = 255;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Caller caller;
  private final Workspaces workspaces;

  TrainingRunBody(Caller caller, Workspaces workspaces) {
    this.caller = caller;
    this.workspaces = workspaces;
  }

  /// @param digest of what the event says
  record Read(ModelTrained event, byte[] digest) {}

  /// Reads and checks a body.
  ///
  /// @throws Problem.Thrown 400 naming what is wrong and where
  Read read(String body, @Nullable String idempotencyKey) {
    ModelTrained event = event(body, idempotencyKey);
    RunRules.broken(event, workspaces)
        .ifPresent(
            refusal -> {
              throw Problem.badRequest(refusal);
            });
    return switch (Content.inspect(event)) {
      case Content.Sound(byte[] digest) -> new Read(event, digest);
      case Content.Unsound(Refusal refusal) -> throw Problem.badRequest(refusal);
    };
  }

  private ModelTrained event(String body, @Nullable String idempotencyKey) {
    JsonNode json = parse(body);
    if (json instanceof ObjectNode object) {
      if (object.has("actor")) {
        throw Problem.badRequest("ACTOR_GIVEN", "actor is not taken: it is the token's subject");
      }
      if (!object.hasNonNull("eventId")) {
        object.put("eventId", eventId(idempotencyKey).toString());
      } else if (idempotencyKey != null) {
        throw Problem.badRequest(
            "TWO_IDENTITIES", "send either eventId or Idempotency-Key: both name the event");
      }
    }
    try {
      ModelTrained event = PlainJsonReader.read(json, ModelTrained.class);
      event.setActor(caller.actor());
      if (event.getOccurredAt().equals(Instant.EPOCH)) {
        event.setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()));
      }
      return event;
    } catch (PlainJsonReader.Misfit e) {
      throw Problem.badRequest("BAD_FIELD", String.valueOf(e.getMessage()));
    }
  }

  private UUID eventId(@Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      return UUID.randomUUID();
    }
    if (idempotencyKey.isBlank() || idempotencyKey.length() > IDEMPOTENCY_KEY_LENGTH_MAX) {
      throw Problem.badRequest(
          "BAD_IDEMPOTENCY_KEY",
          "Idempotency-Key must have 1 to " + IDEMPOTENCY_KEY_LENGTH_MAX + " characters");
    }
    return caller.eventId(ROUTE, idempotencyKey);
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "NOT_JSON",
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
    }
  }
}
