package io.modeltrail.registry.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.registry.catalog.Described;
import io.modeltrail.registry.description.DescribedEvents;
import io.modeltrail.registry.description.DescriptionRules;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// ModelDescribed through HTTP: who answers for a model, what it is for, how much harm it can do.
@Path("/models/{model}")
@Tag(name = "Models")
@RolesAllowed({Groups.TRAINER, Groups.OPERATOR})
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
class DescriptionResource {

  private static final EventBodies.Kind<ModelDescribed> OF_MODEL =
      new EventBodies.Kind<>(ModelDescribed.class, "PATCH /models", List.of());
  private static final EventBodies.Kind<ModelDescribed> OF_VERSION =
      new EventBodies.Kind<>(ModelDescribed.class, "PATCH /models/versions", List.of());

  private final EventBodies bodies;
  private final Door door;
  private final Described described;

  DescriptionResource(EventBodies bodies, Door door, Described described) {
    this.bodies = bodies;
    this.door = door;
    this.described = described;
  }

  @PATCH
  @Operation(
      summary = "Describe a model: owner, developers, purpose, risk tier, review date, tags",
      description =
          "ModelDescribed as plain JSON, without actor, modelName and version. What is left out or null stays as it is; tags are added or replaced, and one with an empty text is taken away.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelDescribed")))
  @APIResponse(responseCode = "201", description = "It holds (only with Prefer: wait)")
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "404", description = "There is no such model")
  public Response model(String model, String body, @BeanParam Headers headers) throws SQLException {
    described.model(model);
    Fate fate = tell(OF_MODEL, Map.of("modelName", new TextNode(model)), body, headers);
    return Answers.of(fate, href -> described.model(model));
  }

  @PATCH
  @Path("/versions/{version}")
  @Operation(
      summary = "Describe one version: the same fields",
      description = "By its number, or as @production: the one that this environment runs.")
  @RequestBody(content = @Content(schema = @Schema(ref = "ModelDescribed")))
  @APIResponse(responseCode = "201", description = "It holds (only with Prefer: wait)")
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "404", description = "There is no such version")
  public Response version(String model, String version, String body, @BeanParam Headers headers)
      throws SQLException {
    int number = described.version(model, version).get("version").intValue();
    Fate fate =
        tell(
            OF_VERSION,
            Map.of("modelName", new TextNode(model), "version", new IntNode(number)),
            body,
            headers);
    return Answers.of(fate, href -> described.version(model, Integer.toString(number)));
  }

  private Fate tell(
      EventBodies.Kind<ModelDescribed> kind,
      Map<String, JsonNode> path,
      String body,
      Headers headers)
      throws SQLException {
    Said<ModelDescribed> said =
        bodies.read(body, kind, headers.idempotencyKey(), path, DescriptionRules::broken);
    String model = said.event().getModelName();
    return door.tell(
        new Door.Letter(
            DescribedEvents.door(), model, "models/" + model, said, headers.traceparent()),
        headers.prefer());
  }
}
