package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That each approval that counted was given: by a person who may, upon what was shown, before it
/// took effect, and attested by the service that let it in.
final class ApprovalsCheck implements StoryCheck {

  private static final String CHECK = "approval";
  private static final List<String> REPEATED =
      List.of("decision", "role", "meaning", "comment", "evidenceDigest");

  private final Attestor attestor;

  ApprovalsCheck(Attestor attestor) {
    this.attestor = attestor;
  }

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      List<JsonNode> approvals = list(promotion.last());
      for (int i = 0; i < approvals.size(); i++) {
        JsonNode approval = approvals.get(i);
        Optional<Event> decision = decision(story, promotion, approval, findings);
        if (decision.isPresent()) {
          shown(promotion, i, decision.get(), findings);
          attested(promotion, decision.get(), findings);
          new FourEyes(story, promotion)
              .look(approvals.subList(0, i + 1), decision.get(), findings);
        }
      }
      promotion.promoted().ifPresent(step -> complete(promotion, step, findings));
      idle(promotion, approvals, findings);
    }
  }

  /// The record by which somebody decided what a step repeats.
  private static Optional<Event> decision(
      Story story, PromotionStory promotion, JsonNode approval, Findings findings) {
    List<Event> theirs =
        promotion.decisions().stream()
            .filter(each -> each.at("actor").equals(approval.path("by")))
            .filter(each -> each.at("decision").equals(approval.path("decision")))
            .toList();
    Optional<Event> decision =
        theirs.stream()
            .filter(each -> REPEATED.stream().allMatch(field -> agree(each, approval, field)))
            .filter(each -> each.appendedAt().toString().equals(approval.path("at").asText()))
            .findFirst();
    if (decision.isEmpty()) {
      String who =
          "%s by %s as %s"
              .formatted(
                  approval.path("decision").asText(),
                  People.name(approval.path("by")),
                  approval.path("role").asText());
      String at = approval.path("at").asText();
      findings.missing(
          story.isUntold(Story.DECIDED, leaf -> leaf.appendedAt().toString().equals(at)),
          CHECK,
          promotion.spot(promotion.last()),
          theirs.isEmpty()
              ? who + " is counted, and no entry has the decision"
              : who
                  + " is counted with another role, time, evidence or text than it was given with (entry %d)"
                      .formatted(theirs.getFirst().index()));
    }
    return decision;
  }

  private static boolean agree(Event decision, JsonNode approval, String field) {
    return Story.agree(decision.at(field), approval.path(field));
  }

  /// It was taken up by the first step that repeats it, and so was shown the one before.
  private static void shown(
      PromotionStory promotion, int number, Event decision, Findings findings) {
    Optional<Event> taken =
        promotion.steps().stream().filter(step -> list(step).size() > number).findFirst();
    if (taken.isEmpty()) {
      return;
    }
    Event step = taken.get();
    long before = step.number("step") - 1;
    if (promotion.has(before) && decision.number("expectedStep") != before) {
      findings.wrong(
          CHECK,
          promotion.spot(decision),
          "was shown step %d, and counted for step %d"
              .formatted(decision.number("expectedStep"), step.number("step")));
    }
    promotion.steps().stream()
        .filter(each -> each.number("step") == before)
        .filter(each -> each.text("state").equals("AWAITING_APPROVAL"))
        .filter(each -> !each.text("expiresAt").isEmpty())
        .filter(each -> !decision.appendedAt().isBefore(Instant.parse(each.text("expiresAt"))))
        .forEach(
            each ->
                findings.wrong(
                    CHECK,
                    promotion.spot(decision),
                    "was given at %s, when its time was over (entry %d, %s), and counted"
                        .formatted(decision.appendedAt(), each.index(), each.text("expiresAt"))));
    if (step.appendedAt().isBefore(decision.appendedAt())) {
      findings.wrong(
          CHECK,
          promotion.spot(decision),
          "was given at %s, after it had its effect (entry %d, %s)"
              .formatted(decision.appendedAt(), step.index(), step.appendedAt()));
    }
  }

  private void attested(PromotionStory promotion, Event decision, Findings findings) {
    Spot spot = promotion.spot(decision);
    String told =
        "%s by %s as %s upon evidence %s"
            .formatted(
                decision.text("decision"),
                People.name(decision.at("actor")),
                decision.text("role"),
                decision.text("evidenceDigest"));
    switch (attestor.check(decision)) {
      case Attestor.Attested.Valid valid ->
          findings.ok(CHECK, spot, told + ", attested by key " + valid.keyId());
      case Attestor.Attested.Unchecked unchecked ->
          findings.notSaid(
              CHECK, spot, told + "; to see whether it is attested, give --attestation-key");
      case Attestor.Attested.None none ->
          findings.wrong(CHECK, spot, told + ": nobody vouches for it");
      case Attestor.Attested.Invalid invalid ->
          findings.wrong(CHECK, spot, told + ": its attestation " + invalid.why());
    }
  }

  /// Of the roles that were missing last, each was approved in.
  private static void complete(PromotionStory promotion, Event promoted, Findings findings) {
    Optional<Event> asked =
        promotion.steps().stream()
            .filter(step -> step.number("step") < promoted.number("step"))
            .filter(step -> step.text("state").equals("AWAITING_APPROVAL"))
            .reduce((one, later) -> later);
    if (asked.isEmpty()) {
      return;
    }
    List<String> missing = new ArrayList<>(Json.texts(asked.get().at("approvalsRequired")));
    List<JsonNode> since = list(promoted);
    since = since.subList(Math.min(list(asked.get()).size(), since.size()), since.size());
    for (JsonNode approval : since) {
      if (approval.path("decision").asText().equals("APPROVE")) {
        missing.remove(approval.path("role").asText());
      }
    }
    Spot spot = Spot.of(promotion.name(), List.of(asked.get(), promoted));
    if (missing.isEmpty()) {
      findings.ok(CHECK, spot, "each approval that was asked for is there");
    } else if (asked.get().number("governanceRevision") != promoted.number("governanceRevision")) {
      findings.notSaid(
          CHECK,
          spot,
          "without an approval as %s; the rules were changed in between, and may not have asked for it any more"
              .formatted(String.join(", ", missing)));
    } else {
      findings.wrong(CHECK, spot, "without an approval as " + String.join(", ", missing));
    }
  }

  /// Decisions that had no effect prove nothing, and harm nothing.
  private static void idle(PromotionStory promotion, List<JsonNode> approvals, Findings findings) {
    for (Event decision : promotion.decisions()) {
      boolean counted =
          approvals.stream().anyMatch(each -> each.path("by").equals(decision.at("actor")));
      if (!counted && !decision.text("decision").equals("WITHDRAW")) {
        findings.notSaid(CHECK, promotion.spot(decision), "a decision that had no effect");
      }
    }
  }

  private static List<JsonNode> list(Event step) {
    return step.at("approvals").valueStream().toList();
  }
}
