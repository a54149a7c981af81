package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That no version was promoted past a gate.
final class GatesCheck implements StoryCheck {

  private static final String CHECK = "gates";

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      Optional<Event> promoted = promotion.promoted();
      if (promoted.isEmpty() || !promotion.isOfKindPromotion()) {
        continue;
      }
      List<String> passed = new ArrayList<>();
      List<String> against = new ArrayList<>();
      for (JsonNode gate : promoted.get().at("gates")) {
        String outcome = gate.path("outcome").asText();
        String told = "%s (%s)".formatted(gate.path("name").asText(), gate.path("detail").asText());
        if (outcome.equals("PASSED")) {
          passed.add(told);
        } else {
          against.add(outcome + " " + told);
        }
      }
      Spot spot = promotion.spot(promoted.get());
      if (!against.isEmpty() && !promotion.isEmergency()) {
        findings.wrong(CHECK, spot, "promoted past " + String.join(", ", against));
      } else if (!against.isEmpty()) {
        findings.ok(CHECK, spot, "as an emergency, past " + String.join(", ", against));
      } else {
        findings.ok(
            CHECK,
            spot,
            passed.isEmpty() ? "no gate was asked" : "passed " + String.join(", ", passed));
      }
    }
  }
}
