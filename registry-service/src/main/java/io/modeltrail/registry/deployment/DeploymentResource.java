package io.modeltrail.registry.deployment;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.registry.registration.DeploymentEvents;
import io.modeltrail.registry.registration.DeploymentRules;
import io.modeltrail.registry.registration.Workspaces;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.EventId;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Requests for deployment: an environment is to run what a training run made.
@Path("/deployments")
@Tag(name = "Deployments")
class DeploymentResource {

  private static final EventBodies.Kind<DeploymentRequested> KIND =
      new EventBodies.Kind<>(DeploymentRequested.class, "POST /deployments", List.of());

  private final EventBodies bodies;
  private final Door door;
  private final RulesInForce rules;
  private final Deployments deployments;
  private final Caller caller;

  DeploymentResource(
      EventBodies bodies, Door door, RulesInForce rules, Deployments deployments, Caller caller) {
    this.bodies = bodies;
    this.door = door;
    this.rules = rules;
    this.deployments = deployments;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Groups.DEPLOYER, Groups.OPERATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask that an environment run what a training run made",
      description =
          "DeploymentRequested as plain JSON, without actor (that is the token's subject). A run that has no version becomes the next one; then the promotion of the version is asked for. What the rules say of that stands at promotion-service, under promotionId.")
  @RequestBody(content = @Content(schema = @Schema(ref = "DeploymentRequested")))
  @APIResponse(
      responseCode = "201",
      description = "Its promotion is asked for (only with Prefer: wait)",
      content = @Content(schema = @Schema(implementation = DeploymentView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log, or waits for its run",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "403", description = "The token does not name the workspace")
  public Response ask(String body, @BeanParam Headers headers) throws SQLException {
    Workspaces workspaces = Workspaces.of(rules.now());
    Said<DeploymentRequested> said =
        bodies.read(
            body,
            KIND,
            headers.idempotencyKey(),
            event -> DeploymentRules.broken(event, workspaces));
    caller.mustSpeakFor("the request", Optional.of(said.event().getWorkspace()));
    String model = said.event().getModelName();
    Fate fate =
        door.tell(
            new Door.Letter(
                DeploymentEvents.door(), model, "models/" + model, said, headers.traceparent()),
            headers.prefer());
    return Answers.of(fate, href -> known(said.eventId()));
  }

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "Requests for deployment, newest first")
  public Page<DeploymentView> list(
      @QueryParam("model") @Nullable String model,
      @Parameter(description = "WAITING, ASKED or REFUSED") @QueryParam("state")
          @Nullable String state,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri)
      throws SQLException {
    Parameters.only(uri, Set.of("model", "state"));
    if (state != null && !List.of("WAITING", "ASKED", "REFUSED").contains(state)) {
      throw Problem.badRequest(
          "BAD_STATE", "state must be WAITING, ASKED or REFUSED, found \"" + state + "\"");
    }
    Deployments.Position before =
        after == null
            ? Deployments.Position.BEGINNING
            : Page.position(after, Deployments.Position::parse);
    return Page.of(
        deployments.list(model, state, before, limit.andOneMore()),
        limit,
        Deployments.Position::of,
        view -> view);
  }

  @GET
  @Path("/{eventId}")
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "One request for deployment, by the id of its event")
  public DeploymentView deployment(EventId eventId) throws SQLException {
    return known(eventId.value());
  }

  private DeploymentView known(UUID eventId) throws SQLException {
    return deployments
        .find(eventId)
        .orElseThrow(
            () -> Problem.notFound("there is no request for deployment %s".formatted(eventId)));
  }
}
