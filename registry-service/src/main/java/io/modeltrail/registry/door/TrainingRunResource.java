package io.modeltrail.registry.door;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.registry.access.Groups;
import io.modeltrail.registry.catalog.Versions;
import io.modeltrail.registry.problem.Problem;
import io.modeltrail.registry.registration.TrainedEvents;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// ModelTrained through HTTP, for training jobs without a Kafka client.
@Path("/training-runs")
@Tag(name = "Training runs")
class TrainingRunResource {

  private static final Sink SINK = new Sink(TrainedEvents.TOPIC, TrainedEvents.schemaText());

  private final Door door;
  private final Fates fates;
  private final TrainingRunBody bodies;
  private final Versions versions;

  TrainingRunResource(Door door, Fates fates, TrainingRunBody bodies, Versions versions) {
    this.door = door;
    this.fates = fates;
    this.bodies = bodies;
    this.versions = versions;
  }

  /// What a caller gets who does not wait.
  record Accepted(UUID eventId, String href) {}

  @POST
  @RolesAllowed(Groups.TRAINER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tell of a training run and the model that it made",
      description =
          "ModelTrained as plain JSON, without actor (that is the token's subject). Answered when the broker has acknowledged it.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelTrained")))
  @APIResponse(
      responseCode = "201",
      description = "It is a version (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "ModelVersion")))
  @APIResponse(
      responseCode = "200",
      description = "It was one before (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "ModelVersion")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "400", description = "It would be refused: nothing was written")
  @APIResponse(responseCode = "422", description = "It was refused (only with Prefer: wait)")
  @APIResponse(
      responseCode = "503",
      description = "The broker did not acknowledge it; send it again")
  public Response tell(
      String body,
      @Parameter(description = "The same key again is the same event; instead of eventId")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey,
      @Parameter(description = "wait=<seconds>, at most 30: answer with the effect")
          @HeaderParam("Prefer")
          @Nullable String prefer,
      @HeaderParam("traceparent") @Nullable String traceparent)
      throws SQLException {
    TrainingRunBody.Read read = bodies.read(body, idempotencyKey);
    ModelTrained event = read.event();
    UUID eventId = event.getEventId();
    Duration wait = Preference.parse(prefer).waiting();
    Optional<Outcome> before = wait.isZero() ? Optional.empty() : fates.find(eventId);
    door.write(
        SINK,
        event.getModelName(),
        new Door.Written(eventId, "models/" + event.getModelName(), event, traceparent));
    return fates
        .await(eventId, before, wait)
        .map(outcome -> decided(outcome, event, read.digest()))
        .orElseGet(() -> accepted(eventId));
  }

  /// @param digest of what was said now; what was decided under its id may have been said before
  private Response decided(Outcome outcome, ModelTrained event, byte[] digest) {
    return switch (outcome) {
      case Outcome.Applied applied ->
          Arrays.equals(applied.digest(), digest)
              ? result(Response.status(201), applied.href(), event)
              : refused(Refusal.eventIdReused(event.getEventId()));
      case Outcome.Duplicate duplicate ->
          Arrays.equals(duplicate.digest(), digest)
              ? result(Response.ok(), duplicate.href(), event)
              : refused(Refusal.eventIdReused(event.getEventId()));
      case Outcome.Waiting waiting -> accepted(waiting.eventId());
      case Outcome.Refused refused -> refused(refused.refusal());
    };
  }

  private static Response refused(Refusal refusal) {
    return Problem.of(422, refusal.code(), refusal.detail()).response();
  }

  private Response result(Response.ResponseBuilder response, String href, ModelTrained event) {
    return response
        .location(URI.create(href))
        .header("Preference-Applied", "wait")
        .entity(
            versions.ofRun(
                event.getWorkspace(),
                event.getModelName(),
                event.getRun().getRunId(),
                event.getArtifact().getSha256()))
        .build();
  }

  private static Response accepted(UUID eventId) {
    String href = "/events/" + eventId;
    return Response.accepted(new Accepted(eventId, href)).location(URI.create(href)).build();
  }
}
