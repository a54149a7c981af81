package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.governance.Governance;
import io.modeltrail.promotion.decision.Docket;
import io.modeltrail.promotion.decision.Rehearsal;
import io.modeltrail.promotion.decision.RequestRules;
import io.modeltrail.service.access.Groups;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the rules would say.
@Path("/promotions/dry-run")
@Tag(name = "Promotions")
class DryRunResource {

  private static final EventBodies.Kind<PromotionRequested> KIND =
      new EventBodies.Kind<>(
          PromotionRequested.class, "POST /promotions/dry-run", List.of("promotionId"));

  private final EventBodies bodies;
  private final RulesInForce rules;
  private final Docket docket;
  private final Asking asking;

  DryRunResource(EventBodies bodies, RulesInForce rules, Docket docket, Asking asking) {
    this.bodies = bodies;
    this.rules = rules;
    this.docket = docket;
    this.asking = asking;
  }

  @POST
  @RolesAllowed({Groups.TRAINER, Groups.DEPLOYER, Groups.APPROVER, Groups.AUDITOR, Groups.OPERATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What the rules would say now, with the gates and what they see",
      description =
          "Takes what POST /promotions takes. Nothing is written, nothing changes; the rules are those that decide.")
  @RequestBody(content = @Content(schema = @Schema(ref = "PromotionRequested")))
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "DryRun")))
  @APIResponse(responseCode = "400", description = "It would be refused")
  @APIResponse(
      responseCode = "404",
      description = "The version is not registered: a promotion would wait for it")
  public ObjectNode rehearse(String body) throws SQLException {
    Governance governance = rules.now().governance();
    PromotionRequested request =
        bodies.read(body, KIND, null, event -> RequestRules.broken(event, governance)).event();
    Rehearsal rehearsal =
        docket
            .rehearse(Asking.ask(request))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "version %d of %s is not registered: a promotion would wait for it"
                            .formatted(request.getVersion(), request.getModelName())));
    return DryRunView.of(rehearsal, asking.objection(request).orElse(null));
  }
}
