package io.modeltrail.registry.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.registry.catalog.Versions;
import io.modeltrail.registry.registration.RunRules;
import io.modeltrail.registry.registration.TrainedEvents;
import io.modeltrail.registry.registration.Workspaces;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// ModelTrained through HTTP, for training jobs without a Kafka client.
@Path("/training-runs")
@Tag(name = "Training runs")
class TrainingRunResource {

  private static final EventBodies.Kind<ModelTrained> KIND =
      new EventBodies.Kind<>(ModelTrained.class, "POST /training-runs", List.of());
  private static final Sink SINK = new Sink(TrainedEvents.TOPIC, TrainedEvents.schemaText());

  private final EventBodies bodies;
  private final Door door;
  private final RulesInForce rules;
  private final Versions versions;

  TrainingRunResource(EventBodies bodies, Door door, RulesInForce rules, Versions versions) {
    this.bodies = bodies;
    this.door = door;
    this.rules = rules;
    this.versions = versions;
  }

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
  public Response tell(String body, @BeanParam Headers headers) throws SQLException {
    Workspaces workspaces = Workspaces.of(rules.now());
    Said<ModelTrained> said =
        bodies.read(
            body, KIND, headers.idempotencyKey(), event -> RunRules.broken(event, workspaces));
    String model = said.event().getModelName();
    Fate fate =
        door.tell(
            new Door.Letter(SINK, model, "models/" + model, said, headers.traceparent()),
            headers.prefer());
    return Answers.of(fate, href -> version(said.event()));
  }

  private ObjectNode version(ModelTrained event) throws SQLException {
    return versions.ofRun(
        event.getWorkspace(),
        event.getModelName(),
        event.getRun().getRunId(),
        event.getArtifact().getSha256());
  }
}
