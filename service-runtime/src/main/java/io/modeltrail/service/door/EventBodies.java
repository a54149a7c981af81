package io.modeltrail.service.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.PlainJsonReader;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Makes an event of a request's JSON.
@RequestScoped
public class EventBodies {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Envelope envelope;

  /// A kind of event that can be told.
  ///
  /// @param route as `POST /training-runs`: an idempotency key counts on one route
  /// @param ids further ids that are the event's own, unless they are given
  public record Kind<T extends SpecificRecord>(Class<T> type, String route, List<String> ids) {}

  /// What a corrected event keeps of the one that was refused.
  ///
  /// @param eventId null: it has any, or `otherwise` if it does not say one
  public record Original(@Nullable UUID eventId, UUID otherwise) {}

  EventBodies(Envelope envelope) {
    this.envelope = envelope;
  }

  /// Reads and checks a body: the event as plain JSON, without `actor`; `eventId` may be left out.
  ///
  /// @param broken the first of the domain's rules that the event breaks, if any
  /// @throws Problem.Thrown 400 naming what is wrong and where
  public <T extends SpecificRecord> Said<T> read(
      String body,
      Kind<T> kind,
      @Nullable String idempotencyKey,
      Function<T, Optional<Refusal>> broken) {
    return read(body, kind, idempotencyKey, Map.of(), broken);
  }

  /// The same, where the request's path says some of the fields.
  ///
  /// @param path the fields that the path says; a body that has one of them too is refused
  public <T extends SpecificRecord> Said<T> read(
      String body,
      Kind<T> kind,
      @Nullable String idempotencyKey,
      Map<String, JsonNode> path,
      Function<T, Optional<Refusal>> broken) {
    JsonNode json = parse(body);
    if (json instanceof ObjectNode object) {
      for (String field : path.keySet()) {
        if (object.has(field)) {
          throw Problem.badRequest("BAD_FIELD", field + " is not taken: the path says it");
        }
      }
      object.setAll(path);
      identify(object, kind, idempotencyKey);
    }
    return envelope.seal(event(json, kind.type), broken);
  }

  /// Reads and checks a body: the corrected form of an event that was refused. `eventId` may be
  /// left out; given, it must be the one that it had. Who corrects it says it.
  ///
  /// @throws Problem.Thrown 400 naming what is wrong and where
  public <T extends SpecificRecord> Said<T> corrected(
      String body, Class<T> type, Original original) {
    JsonNode json = parse(body);
    if (json.has("actor")) {
      throw Problem.badRequest(
          "ACTOR_GIVEN", "actor is not taken: who corrects an event says it; leave it out");
    }
    UUID kept = original.eventId == null ? original.otherwise : original.eventId;
    if (json instanceof ObjectNode object && !object.hasNonNull("eventId")) {
      object.put("eventId", kept.toString());
    }
    T event = event(json, type);
    if (original.eventId != null && !Envelope.get(event, "eventId").equals(kept)) {
      throw Problem.badRequest(
          "EVENT_ID_CHANGED", "the event keeps its id, %s; leave eventId out".formatted(kept));
    }
    return envelope.seal(event, unused -> Optional.empty());
  }

  private void identify(ObjectNode object, Kind<?> kind, @Nullable String idempotencyKey) {
    if (object.has("actor")) {
      throw Problem.badRequest("ACTOR_GIVEN", "actor is not taken: it is the token's subject");
    }
    if (object.has("attestation")) {
      throw Problem.badRequest(
          "ATTESTATION_GIVEN", "attestation is not taken: the service signs what it lets in");
    }
    if (!object.hasNonNull("eventId")) {
      object.put("eventId", envelope.eventId(kind.route, idempotencyKey).toString());
    } else if (idempotencyKey != null) {
      throw Problem.badRequest(
          "TWO_IDENTITIES", "send either eventId or Idempotency-Key: both name the event");
    }
    for (String id : kind.ids) {
      if (!object.hasNonNull(id)) {
        object.set(id, object.get("eventId"));
      }
    }
  }

  private static <T extends SpecificRecord> T event(JsonNode json, Class<T> type) {
    try {
      return PlainJsonReader.read(json, type);
    } catch (PlainJsonReader.Misfit e) {
      throw Problem.badRequest("BAD_FIELD", String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      WellFormed.check(json);
      return json;
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
