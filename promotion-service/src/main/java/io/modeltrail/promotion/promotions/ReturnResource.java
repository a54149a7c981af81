package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.governance.Governance;
import io.modeltrail.promotion.decision.RequestRules;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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

/// The ways back from what an environment runs, for who has the role that the rules name.
@Path("/environments/{environment}/champions/{model}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Environments")
class ReturnResource {

  private static final EventBodies.Kind<PromotionRequested> ROLLBACK =
      kind("POST /environments/{environment}/champions/{model}/rollback");
  private static final EventBodies.Kind<PromotionRequested> RETIREMENT =
      kind("POST /environments/{environment}/champions/{model}/retirement");

  private final EventBodies bodies;
  private final RulesInForce rules;
  private final Running running;
  private final Asking asking;
  private final PromotionViews views;

  /// What the request's path says.
  private record Way(
      EventBodies.Kind<PromotionRequested> kind,
      PromotionKind back,
      String environment,
      String model) {

    Map<String, JsonNode> path(int version) {
      return Map.of(
          "environment", new TextNode(environment),
          "modelName", new TextNode(model),
          "kind", new TextNode(back.name()),
          "version", new IntNode(version));
    }
  }

  ReturnResource(
      EventBodies bodies,
      RulesInForce rules,
      Running running,
      Asking asking,
      PromotionViews views) {
    this.bodies = bodies;
    this.rules = rules;
    this.running = running;
    this.asking = asking;
    this.views = views;
  }

  private static EventBodies.Kind<PromotionRequested> kind(String route) {
    return new EventBodies.Kind<>(PromotionRequested.class, route, List.of("promotionId"));
  }

  @POST
  @Path("/rollback")
  @Operation(
      summary = "Return to a former champion",
      description =
          "To toVersion, or to the champion before if that is left out. A reason has to be said.")
  @RequestBody(content = @Content(schema = @Schema(ref = "Rollback")))
  @APIResponse(
      responseCode = "201",
      description = "See state: PROMOTED, or REFUSED and why (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Promotion")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "403", description = "ROLE_NOT_HELD; noted in the trail")
  @APIResponse(responseCode = "404", description = "The environment has never run the model")
  @APIResponse(responseCode = "409", description = "The environment runs no version of it now")
  public Response rollBack(
      String environment, String model, String body, @BeanParam Headers headers)
      throws SQLException {
    return ask(new Way(ROLLBACK, PromotionKind.ROLLBACK, environment, model), body, headers);
  }

  @POST
  @Path("/retirement")
  @Operation(
      summary = "Let the environment run nothing of the model any more",
      description = "A reason has to be said.")
  @RequestBody(content = @Content(schema = @Schema(ref = "Retirement")))
  @APIResponse(
      responseCode = "201",
      description = "See state: PROMOTED, or REFUSED and why (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Promotion")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "403", description = "ROLE_NOT_HELD; noted in the trail")
  @APIResponse(responseCode = "404", description = "The environment has never run the model")
  @APIResponse(responseCode = "409", description = "The environment runs no version of it now")
  public Response retire(String environment, String model, String body, @BeanParam Headers headers)
      throws SQLException {
    return ask(new Way(RETIREMENT, PromotionKind.RETIREMENT, environment, model), body, headers);
  }

  private Response ask(Way way, String body, Headers headers) throws SQLException {
    var key = new Running.Key(way.kind.route(), headers.idempotencyKey());
    int version = running.version(way.environment, way.model, key);
    Governance governance = rules.now().governance();
    Said<PromotionRequested> said =
        bodies.read(
            body,
            way.kind,
            headers.idempotencyKey(),
            way.path(version),
            event -> RequestRules.broken(event, governance));
    return views.answer(asking.tell(said, headers), said.event().getPromotionId());
  }
}
