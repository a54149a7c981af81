package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// People have the last word: two of them, neither the one who asked, upon what each was shown.
final class Approving {

  static final String MODEL = Candidates.MODEL;
  static final int VERSION = 3;

  private final Stage stage;
  private final Claims claims;
  private final Api promotion;

  Approving(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.promotion = stage.api(Service.PROMOTION);
  }

  void tell() throws Exception {
    stage.chapter(
        "People have the last word",
        "The operator changes the rules once more: what passes the gates of production waits there"
            + " for two",
        "people, a model owner and a validator. Version 3 of %s is to go there.".formatted(MODEL));
    new Rules(stage).change(Rules.withApprovals(), 4);
    ownRequest();
    String asked = ask(Group.DEPLOYER);
    awaits("the deployer asks instead: the same two are asked", asked);
    JsonNode shown = shown(asked);
    stage.say("            what both look at has the digest " + text(shown, "evidenceDigest"));
    JsonNode first = approve(Group.MODEL_OWNER, "model-owner", shown);
    claims.equal(
        "the model owner approves, naming that digest; the validator is still asked",
        "AWAITING_APPROVAL [validator]",
        () -> waiting(first));
    forged(shown(asked));
    JsonNode stale = approve(Group.VALIDATOR, "validator", shown);
    claims.equal(
        "the validator decides upon the page as it was before, and is told to look again",
        "412 EVIDENCE_CHANGED",
        () -> problem(stale));
    JsonNode shownLater = shown(asked);
    JsonNode last = approve(Group.VALIDATOR, "validator", shownLater);
    claims.equal(
        "the validator looks again and approves; the gates are asked once more, and it is promoted",
        "PROMOTED [not worse than the champion PASSED]",
        () -> last.path("state").asText() + " " + gates(last));
    claims.equal(
        "the promotion names both, each with the digest of what that person was shown",
        List.of(approval("model-owner", shown), approval("validator", shownLater)),
        () -> approvals(last));
  }

  private void ownRequest() throws Exception {
    String own = ask(Group.MODEL_OWNER);
    awaits("the model owner asks for it: the gates pass, and two people are asked", own);
    JsonNode shown = shown(own);
    JsonNode refused = approve(Group.MODEL_OWNER, "model-owner", shown);
    claims.equal(
        "approving of it as well is refused: four eyes are to see it",
        "403 OWN_REQUEST",
        () -> problem(refused));
    JsonNode withdrawn =
        decide(Group.MODEL_OWNER, shown, decision(shown).put("decision", "WITHDRAW"));
    claims.equal(
        "so the request is withdrawn", "WITHDRAWN", () -> withdrawn.path("state").asText());
  }

  /// Both roles are asked.
  private void awaits(String claim, String id) {
    claims.equal(claim, "AWAITING_APPROVAL [model-owner, validator]", () -> waiting(shown(id)));
  }

  /// Somebody who may write to Kafka says what the validator has not said.
  private void forged(JsonNode shown) throws Exception {
    PromotionDecided forged =
        PromotionDecided.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(MODEL)
            .setPromotionId(UUID.fromString(shown.path("promotionId").asText()))
            .setDecision(ApprovalDecision.APPROVE)
            .setRole("validator")
            .setExpectedStep(shown.path("step").asInt())
            .setEvidenceDigest(shown.path("evidenceDigest").asText())
            .build();
    stage.log().tell("promotion.decided", MODEL, forged);
    claims.equal(
        "an approval that somebody writes into the topic, past the door, is not signed: no effect",
        List.of("ATTESTATION_INVALID", "AWAITING_APPROVAL"),
        () ->
            List.of(
                promotion.get(Group.OPERATOR, "/rejections").at("/items/0/code").asText(),
                text(shown(text(shown, "promotionId")), "state")));
  }

  /// @return the promotion's id, which is the request's, too
  private String ask(Group who) throws Exception {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("modelName", MODEL).put("version", VERSION).put("environment", "production");
    request.put("reason", "the spring harvest");
    return text(promotion.tell(who, "/promotions", request), "eventId");
  }

  /// The page that a person looks at before a decision.
  private JsonNode shown(String id) throws Exception {
    return promotion.get(Group.VALIDATOR, "/promotions/" + id);
  }

  private JsonNode approve(Group who, String role, JsonNode shown) throws Exception {
    return decide(who, shown, decision(shown).put("decision", "APPROVE").put("role", role));
  }

  private JsonNode decide(Group who, JsonNode shown, ObjectNode decision) throws Exception {
    return promotion.post(
        who, "/promotions/%s/decisions".formatted(text(shown, "promotionId")), decision);
  }

  /// It names what was shown.
  private static ObjectNode decision(JsonNode shown) {
    ObjectNode decision = JsonNodeFactory.instance.objectNode();
    decision.set("expectedStep", shown.path("step"));
    decision.set("evidenceDigest", shown.path("evidenceDigest"));
    return decision;
  }

  private static String waiting(JsonNode promotion) {
    List<String> roles = new ArrayList<>();
    promotion.path("approvalsRequired").forEach(role -> roles.add(role.asText()));
    return promotion.path("state").asText() + " " + roles;
  }

  private static List<String> gates(JsonNode promotion) {
    List<String> gates = new ArrayList<>();
    promotion
        .path("gates")
        .forEach(gate -> gates.add("%s %s".formatted(text(gate, "name"), text(gate, "outcome"))));
    return gates;
  }

  private static List<String> approvals(JsonNode promotion) {
    List<String> approvals = new ArrayList<>();
    promotion
        .path("approvals")
        .forEach(
            each ->
                approvals.add(
                    "%s as %s upon %s"
                        .formatted(
                            each.at("/by/subject").asText(),
                            text(each, "role"),
                            text(each, "evidenceDigest"))));
    return approvals;
  }

  private static String approval(String role, JsonNode shown) {
    return "%s@local as %s upon %s".formatted(role, role, text(shown, "evidenceDigest"));
  }

  private static String problem(JsonNode answer) {
    return text(answer, "status") + " " + text(answer, "code");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
