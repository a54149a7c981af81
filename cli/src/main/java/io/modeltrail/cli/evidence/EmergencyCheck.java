package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Whether an emergency, which goes past gates and approvals, was approved of afterwards.
final class EmergencyCheck implements StoryCheck {

  private static final String CHECK = "emergency";

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      Optional<Event> promoted = promotion.promoted();
      if (!promotion.isEmergency() || promoted.isEmpty()) {
        continue;
      }
      Event last = promotion.last();
      Spot spot = promotion.spot(last);
      boolean isRejected = false;
      for (JsonNode approval : last.at("approvals")) {
        isRejected |= approval.path("decision").asText().equals("REJECT");
      }
      if (isRejected) {
        findings.notSaid(CHECK, spot, "somebody did not approve of it afterwards");
      } else if (last.said().has("reviewDueAt")) {
        findings.notSaid(
            CHECK,
            spot,
            "the approvals that it went without are due by %s: %s"
                .formatted(
                    last.text("reviewDueAt"),
                    String.join(", ", Json.texts(last.at("approvalsRequired")))));
      } else if (promoted.get().said().has("reviewDueAt")) {
        findings.ok(CHECK, spot, "it was approved of afterwards");
      }
    }
  }
}
