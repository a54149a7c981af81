package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.governance.Governance;
import io.modeltrail.promotion.decision.RequestRules;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.page.Limit;
import io.modeltrail.service.page.Page;
import io.modeltrail.service.page.Parameters;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.security.Authenticated;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

  private final EventBodies bodies;
  private final RulesInForce rules;
  private final Asking asking;
  private final Promotions promotions;
  private final PromotionViews views;

  PromotionResource(
      EventBodies bodies,
      RulesInForce rules,
      Asking asking,
      Promotions promotions,
      PromotionViews views) {
    this.bodies = bodies;
    this.rules = rules;
    this.asking = asking;
    this.promotions = promotions;
    this.views = views;
  }

  @POST
  @Authenticated
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask for the promotion of a version to an environment",
      description =
          "PromotionRequested as plain JSON, without actor (that is the token's subject) and attestation. Groups deployer and operator may; an emergency, a ROLLBACK or a RETIREMENT takes the role that the rules name, and a reason. Answered when the broker has acknowledged it; whether the rules promoted or refused it stands in the state of the promotion.")
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
          "It is in the log, or waits: for its version to be registered, for a gate that may still pass, or for approvals",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "The token does not have the group, or the role that the rules name: ROLE_NOT_HELD, EMERGENCY_NOT_GRANTED")
  @APIResponse(
      responseCode = "429",
      description =
          "TOO_MANY_OPEN: so many promotions of the model to the environment wait that this one"
              + " could not; nothing was written")
  public Response ask(String body, @BeanParam Headers headers) throws SQLException {
    Governance governance = rules.now().governance();
    Said<PromotionRequested> said =
        bodies.read(
            body, KIND, headers.idempotencyKey(), event -> RequestRules.broken(event, governance));
    Fate fate = asking.tell(said, headers);
    return views.answer(fate, said.event().getPromotionId());
  }

  @GET
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(summary = "Promotions as they stand, newest first")
  public Page<ObjectNode> list(
      @BeanParam Promotions.Filter filter,
      @QueryParam("limit") @DefaultValue(Limit.DEFAULT) Limit limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    Parameters.only(uri, Set.of("state", "environment", "model", "version"));
    Promotions.Position position =
        after == null ? null : Page.position(after, Promotions.Position::parse);
    return promotions.list(filter, position, limit);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Operation(
      summary = "One promotion with its steps and gates",
      description =
          "While there is something to decide: who is asked (approvalsAsked), all that there is to see before (evidence), and the digest that a decision names (evidenceDigest).")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Promotion")))
  public ObjectNode promotion(String id) throws SQLException {
    return views.known(PromotionViews.id(id));
  }
}
