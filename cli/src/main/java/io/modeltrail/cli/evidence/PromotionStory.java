package io.modeltrail.cli.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the entries tell of one promotion.
///
/// @param steps by their numbers
/// @param decisions in the order of the trail
/// @param successions what the environment ran because of it
record PromotionStory(
    String id, List<Event> steps, List<Event> decisions, List<Event> successions) {

  private static final String ID = "promotionId";

  static PromotionStory of(Story story, String id, List<Event> steps) {
    List<Event> inOrder = new ArrayList<>(steps);
    inOrder.sort(Comparator.comparingLong(step -> step.number("step")));
    return new PromotionStory(
        id,
        List.copyOf(inOrder),
        story.on(Story.DECIDED).stream().filter(each -> each.text(ID).equals(id)).toList(),
        story.promoted().stream().filter(each -> each.text(ID).equals(id)).toList());
  }

  Event first() {
    return steps.getFirst();
  }

  boolean has(long number) {
    return steps.stream().anyMatch(step -> step.number("step") == number);
  }

  Event last() {
    return steps.getLast();
  }

  /// The step with which it took effect.
  Optional<Event> promoted() {
    return steps.stream().filter(step -> step.text("state").equals("PROMOTED")).findFirst();
  }

  boolean isOfKindPromotion() {
    return first().text("kind").equals("PROMOTION");
  }

  boolean isEmergency() {
    return first().at("emergency").asBoolean(false);
  }

  /// As `promotion 7f… to qa`.
  String name() {
    String kind =
        switch (first().text("kind")) {
          case "ROLLBACK" -> "rollback in ";
          case "RETIREMENT" -> "retirement from ";
          default -> "promotion to ";
        };
    return kind + first().text("environment") + " (" + id + ")";
  }

  Spot spot() {
    return Spot.of(name(), steps);
  }

  Spot spot(Event event) {
    return new Spot(name() + ", entry " + event.index(), List.of(event.index()));
  }
}
