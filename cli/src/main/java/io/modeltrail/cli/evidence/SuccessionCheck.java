package io.modeltrail.cli.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That an environment ran what was promoted, because it was promoted, and nothing else.
final class SuccessionCheck implements StoryCheck {

  private static final String CHECK = "promotion";

  @Override
  public void look(Story story, Findings findings) {
    for (PromotionStory promotion : story.promotions()) {
      look(story, promotion, findings);
    }
    for (Event told : story.promoted()) {
      boolean isDecided =
          story.on(Story.CHANGED).stream()
              .anyMatch(step -> step.text("promotionId").equals(told.text("promotionId")));
      if (!isDecided) {
        findings.missing(
            story.isUntold(Story.CHANGED),
            CHECK,
            Spot.entry(told.index()),
            "no step says that it was promoted");
      }
    }
    rising(story.promoted(), 1, findings);
    // A champion that is told once more is told as it stands then.
    rising(story.on(Story.CHAMPION), 0, findings);
    champions(story, findings);
  }

  private static void look(Story story, PromotionStory promotion, Findings findings) {
    Optional<Event> step = promotion.promoted();
    if (step.isEmpty()) {
      if (!promotion.successions().isEmpty()) {
        findings.missing(
            story.isUntold(Story.CHANGED),
            CHECK,
            Spot.of(promotion.name(), promotion.successions()),
            "the environment ran it, and no step says that it was promoted");
      }
      return;
    }
    if (promotion.successions().size() != 1) {
      findings.missing(
          promotion.successions().isEmpty()
              && story.isPromotedUntold(step.get().text("environment")),
          CHECK,
          promotion.spot(step.get()),
          "%d entries tell what the environment ran because of it; if it was promoted a moment ago, get the bundle anew"
              .formatted(promotion.successions().size()));
      return;
    }
    Event told = promotion.successions().getFirst();
    String flaw = new Succession(story, promotion, step.get(), told).flaw();
    if (flaw.isEmpty()) {
      boolean isIt = told.number("version") == story.version();
      findings.ok(
          CHECK,
          Spot.of(promotion.name(), List.of(step.get(), told)),
          switch (told.text("kind")) {
            case "RETIREMENT" -> "%s runs no version any more".formatted(told.text("environment"));
            default ->
                "%s runs version %d%s from then on, as revision %d"
                    .formatted(
                        told.text("environment"),
                        told.number("version"),
                        isIt ? " with the artifact that was registered" : "",
                        told.number("revision"));
          });
    } else {
      findings.wrong(CHECK, promotion.spot(told), flaw);
    }
  }

  /// Revisions of one environment grow.
  ///
  /// @param by at least so much
  private static void rising(List<Event> told, int by, Findings findings) {
    Map<String, List<Event>> byEnvironment = new LinkedHashMap<>();
    for (Event each : told) {
      byEnvironment
          .computeIfAbsent(each.text("environment"), unused -> new ArrayList<>())
          .add(each);
    }
    byEnvironment.forEach(
        (environment, events) -> {
          List<Event> inOrder = new ArrayList<>(events);
          inOrder.sort(Comparator.comparingLong(each -> each.leaf().place().offset()));
          for (int i = 1; i < inOrder.size(); i++) {
            Event before = inOrder.get(i - 1);
            Event next = inOrder.get(i);
            if (before.leaf().place().isOnSamePartition(next.leaf().place())
                && next.number("revision") < before.number("revision") + by) {
              findings.wrong(
                  CHECK,
                  Spot.of(environment, List.of(before, next)),
                  "revision %d (entry %d) follows upon revision %d (entry %d)"
                      .formatted(
                          next.number("revision"),
                          next.index(),
                          before.number("revision"),
                          before.index()));
            }
          }
        });
  }

  private static void champions(Story story, Findings findings) {
    for (Event champion : story.on(Story.CHAMPION)) {
      if (champion.said().at("/champion/version").asInt() != story.version()) {
        continue; // it tells until when the version ran
      }
      Optional<Event> promoted =
          story.promoted().stream()
              .filter(each -> Story.agree(each, champion, "environment"))
              .filter(each -> each.number("revision") == champion.number("revision"))
              .findFirst();
      Spot spot = Spot.entry(champion.index());
      if (promoted.isEmpty()) {
        findings.missing(
            story.isPromotedUntold(champion.text("environment")),
            CHECK,
            spot,
            "a champion that no entry says was promoted");
      } else if (!champion
              .said()
              .at("/champion/promotionId")
              .equals(promoted.get().at("promotionId"))
          || !Story.agree(
              champion.said().at("/champion/artifact"), promoted.get().at("artifact"))) {
        findings.wrong(
            CHECK,
            spot,
            "the champion is not what was promoted (entry %d)".formatted(promoted.get().index()));
      } else {
        findings.ok(CHECK, spot, "the champion is what was promoted");
      }
    }
  }
}
