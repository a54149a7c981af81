package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.attestation.Attestations;
import io.modeltrail.promotion.decision.Case;
import io.modeltrail.promotion.decision.DecisionRules;
import io.modeltrail.promotion.decision.PromotionEvents;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.service.door.Accepted;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.EventBodies;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Headers;
import io.modeltrail.service.door.Said;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What people decide about promotions. Who may is said by the rules, not by a list of groups.
@Path("/promotions/{id}/decisions")
@Tag(name = "Promotions")
class DecisionResource {

  private static final EventBodies.Kind<PromotionDecided> KIND =
      new EventBodies.Kind<>(PromotionDecided.class, "POST /promotions/{id}/decisions", List.of());
  private static final Sink SINK = PromotionEvents.sink(PromotionEvents.DECIDED);

  private final EventBodies bodies;
  private final Decidable decidable;
  private final Attestations attestations;
  private final Door door;
  private final PromotionViews views;

  DecisionResource(
      EventBodies bodies,
      Decidable decidable,
      Attestations attestations,
      Door door,
      PromotionViews views) {
    this.bodies = bodies;
    this.decidable = decidable;
    this.attestations = attestations;
    this.door = door;
    this.views = views;
  }

  @POST
  @Authenticated
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Approve, reject or withdraw a promotion",
      description =
          "A person decides upon what GET /promotions/{id} showed: step as expectedStep, and evidenceDigest. APPROVE and REJECT take a role that is asked (approvalsAsked) and that the token's groups hold; nobody decides about what they asked for, trained or develop, and nobody twice. WITHDRAW is for who asked.")
  @RequestBody(content = @Content(schema = @Schema(ref = "Decision")))
  @APIResponse(
      responseCode = "201",
      description = "It has its effect (only with Prefer: wait)",
      content = @Content(schema = @Schema(ref = "Promotion")))
  @APIResponse(
      responseCode = "202",
      description = "It is in the log",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  @APIResponse(
      responseCode = "403",
      description =
          "It is not theirs to decide: NOT_A_PERSON, ROLE_NOT_HELD, OWN_REQUEST, OWN_RUN, OWN_MODEL, DECIDED_ALREADY, NOT_YOUR_REQUEST; noted in the trail")
  @APIResponse(responseCode = "404", description = "There is no such promotion")
  @APIResponse(
      responseCode = "409",
      description =
          "Nobody is asked, or not any more, or not in this role: NOT_TO_DECIDE, EXPIRED, ROLE_NOT_ASKED")
  @APIResponse(
      responseCode = "412",
      description =
          "EVIDENCE_CHANGED: it is another step, or there is other evidence, than was shown; step and evidenceDigest say which")
  @APIResponse(
      responseCode = "422",
      description = "It changed in between, and it was refused (only with Prefer: wait)")
  public Response decide(String id, String body, @BeanParam Headers headers) throws SQLException {
    UUID promotion = PromotionViews.id(id);
    Case it = decidable.find(promotion);
    Map<String, JsonNode> path =
        Map.of(
            "promotionId", new TextNode(promotion.toString()),
            "modelName", new TextNode(it.aim().modelName()));
    Said<PromotionDecided> said =
        bodies.read(body, KIND, headers.idempotencyKey(), path, DecisionRules::broken);
    PromotionDecided decided = said.event();
    Optional<Response> changed = decidable.check(said, it);
    if (changed.isPresent()) {
      return changed.get();
    }
    decided.setAttestation(attestations.attest(decided));
    Fate fate =
        door.tell(
            new Door.Letter(
                SINK,
                decided.getModelName(),
                Topics.subject(promotion),
                said,
                headers.traceparent()),
            headers.prefer());
    return views.answer(fate, promotion);
  }
}
