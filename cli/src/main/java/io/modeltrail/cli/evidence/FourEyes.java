package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// That nobody decided about what is their own, and nobody twice. Whether somebody was among a
/// model's developers at that time is not looked at.
record FourEyes(Story story, PromotionStory promotion) {

  private static final String CHECK = "four eyes";

  /// @param approvals so far, this decision's last
  void look(List<JsonNode> approvals, Event decision, Findings findings) {
    JsonNode by = decision.at("actor");
    String why = why(by, approvals.subList(0, approvals.size() - 1), decision);
    if (why.isEmpty()) {
      findings.ok(
          CHECK,
          promotion.spot(decision),
          "%s is a person who neither asked for it, nor trained it, nor decided before"
              .formatted(People.name(by)));
    } else {
      findings.wrong(CHECK, promotion.spot(decision), People.name(by) + " " + why);
    }
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
