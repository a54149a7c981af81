package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.governance.Governance;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.decision.PromotionEvents;
import io.modeltrail.promotion.decision.RequestRules;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Promotions: asked for, found, read.
@Path("/promotions")
@Tag(name = "Promotions")
class PromotionResource {

  private static final EventBodies.Kind<PromotionRequested> KIND =
      new EventBodies.Kind<>(PromotionRequested.class, "POST /promotions", List.of("promotionId"));
  private static final Sink SINK = PromotionEvents.sink(PromotionEvents.REQUESTED);

  private final EventBodies bodies;
  private final Door door;
  private final RulesInForce rules;
  private final Promotions promotions;

  PromotionResource(EventBodies bodies, Door door, RulesInForce rules, Promotions promotions) {
    this.bodies = bodies;
    this.door = door;
    this.rules = rules;
    this.promotions = promotions;
  }

  @POST
  @RolesAllowed({Groups.DEPLOYER, Groups.OPERATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask for the promotion of a version to an environment",
      description =
          "PromotionRequested as plain JSON, without actor (that is the token's subject). Answered when the broker has acknowledged it; whether the rules promoted or refused it stands in the state of the promotion.")
  @RequestBody(content = @Content(schema = @Schema(ref = "PromotionRequested")))
  @APIResponse(
      responseCode = "201",
      description =
          "It is decided: see state, PROMOTED or REFUSED, and the gates (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Promotion")))
  @APIResponse(
      responseCode = "200",
      description = "Another event asked for it before (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Promotion")))
  @APIResponse(
      responseCode = "202",
      description =
          "It is in the log, or waits: for its version to be registered, or for a gate that may still pass",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(responseCode = "400", description = "It would be refused: nothing was written")
  @APIResponse(responseCode = "422", description = "It was refused (only with Prefer: wait)")
  @APIResponse(
      responseCode = "503",
      description = "The broker did not acknowledge it; send it again")
  public Response ask(
      String body,
      @Parameter(description = "The same key again is the same request; instead of eventId")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey,
      @Parameter(description = "wait=<seconds>, at most 30: answer with the decision")
          @HeaderParam("Prefer")
          @Nullable String prefer,
      @HeaderParam("traceparent") @Nullable String traceparent)
      throws SQLException {
    Governance governance = rules.now().governance();
    Said<PromotionRequested> said =
        bodies.read(body, KIND, idempotencyKey, event -> RequestRules.broken(event, governance));
    PromotionRequested request = said.event();
    String subject = Topics.subject(request.getPromotionId());
    Fate fate =
        door.tell(
            new Door.Letter(SINK, request.getModelName(), subject, said, traceparent), prefer);
    return Answers.of(fate, href -> known(request.getPromotionId()));
  }

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "Promotions as they stand, newest first")
  public Page<ObjectNode> list(
      @BeanParam Promotions.Filter filter,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after) {
    Promotions.Position position =
        after == null ? null : Page.position(after, Promotions.Position::parse);
    return promotions.list(filter, position, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "One promotion with its steps and gates")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Promotion")))
  public ObjectNode promotion(String id) {
    try {
      return known(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("BAD_PROMOTION_ID", "a promotion's id is a UUID, found " + id);
    }
  }

  private ObjectNode known(UUID id) {
    return promotions
        .withSteps(id)
        .orElseThrow(() -> Problem.notFound("there is no promotion " + id));
  }
}
