package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// That nobody decided about what is their own, and nobody twice.
record FourEyes(Story story, PromotionStory promotion) {

  private static final String CHECK = "four eyes";

  /// @param approvals so far, this decision's last
  void look(List<JsonNode> approvals, Event decision, Findings findings) {
    JsonNode by = decision.at("actor");
    Spot spot = promotion.spot(decision);
    String who = People.name(by);
    String why = why(by, approvals.subList(0, approvals.size() - 1), decision);
    if (!why.isEmpty()) {
      findings.wrong(CHECK, spot, who + " " + why);
      return;
    }
    switch (developed(by, decision)) {
      case NO ->
          findings.ok(
              CHECK,
              spot,
              promotion.isOfKindPromotion()
                  ? who
                      + " is a person who neither asked for it, nor developed or trained it, nor decided before"
                  : who + " is a person who neither asked for it, nor decided before");
      case YES -> findings.wrong(CHECK, spot, who + " is among those who developed the model");
      case MEANWHILE ->
          findings.notSaid(
              CHECK,
              spot,
              who
                  + " was said to have developed the model, or not any more, between what they were shown and their decision");
      case UNTOLD ->
          findings.notSaid(
              CHECK,
              spot,
              "whether %s developed the model: what was said of it was erased".formatted(who));
    }
  }

  /// Only of a promotion it matters.
  private Developers.Among developed(JsonNode by, Event decision) {
    if (!promotion.isOfKindPromotion()) {
      return Developers.Among.NO;
    }
    Instant shown =
        promotion.steps().stream()
            .filter(step -> step.number("step") == decision.number("expectedStep"))
            .findFirst()
            .map(Event::appendedAt)
            .orElse(decision.appendedAt());
    return new Developers(story).among(by.path("subject").asText(), shown, decision.appendedAt());
  }

  /// Empty if there is nothing against it.
  private String why(JsonNode by, List<JsonNode> before, Event decision) {
    if (!by.path("kind").asText().equals("PERSON")) {
      return "is no person";
    }
    if (!Json.texts(by.path("roles")).contains(decision.text("role"))) {
      return "does not have the role " + decision.text("role");
    }
    if (People.isSame(by, promotion.first().at("requestedBy"))) {
      return "asked for it";
    }
    if (before.stream().anyMatch(each -> People.isSame(by, each.path("by")))) {
      return "has decided about it before";
    }
    Optional<Event> registered = story.registration();
    if (promotion.isOfKindPromotion() && registered.isPresent()) {
      String subject = by.path("subject").asText();
      if (subject.equals(registered.get().said().at("/run/startedBy").asText())) {
        return "started the run that made the version";
      }
      if (People.isSame(by, registered.get().at("actor"))) {
        return "told of the run that made the version";
      }
    }
    return "";
  }
}
