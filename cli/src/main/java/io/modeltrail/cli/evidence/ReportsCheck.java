package io.modeltrail.cli.evidence;

import java.util.Optional;

/// That what deployment systems say runs is what was promoted, and not before it was.
final class ReportsCheck implements StoryCheck {

  private static final String CHECK = "report";

  @Override
  public void look(Story story, Findings findings) {
    for (Event report : story.on(Story.REPORTED)) {
      Optional<Event> about =
          story.promoted().stream().filter(each -> isAbout(report, each)).findFirst();
      Spot spot = Spot.entry(report.index());
      String told =
          "%s in %s %s"
              .formatted(report.text("outcome"), report.text("environment"), report.text("target"));
      if (about.isEmpty()) {
        findings.notSaid(CHECK, spot, told.strip() + ": it does not say of which promotion");
        continue;
      }
      Event promoted = about.get();
      String running = report.text("runningSha256");
      String expected = promoted.said().at("/artifact/sha256").asText();
      if (report.appendedAt().isBefore(promoted.appendedAt())) {
        findings.wrong(
            CHECK, spot, "told before it was promoted (entry %d)".formatted(promoted.index()));
      } else if (!report.text("outcome").equals("SUCCEEDED")) {
        findings.ok(CHECK, spot, told.strip());
      } else if (running.isEmpty()) {
        findings.notSaid(CHECK, spot, told.strip() + "; the digest of what runs is not told");
      } else if (running.equals(expected)) {
        findings.ok(CHECK, spot, told.strip() + ": what runs is what was promoted");
      } else {
        findings.wrong(
            CHECK,
            spot,
            "%s: %s runs, and %s was promoted (entry %d)"
                .formatted(told.strip(), running, expected, promoted.index()));
      }
    }
  }

  private static boolean isAbout(Event report, Event promoted) {
    boolean named = report.said().has("promotionId") || report.said().has("revision");
    return named
        && Story.agree(report, promoted, "environment")
        && (!report.said().has("promotionId")
            || report.at("promotionId").equals(promoted.at("promotionId")))
        && (!report.said().has("revision")
            || report.number("revision") == promoted.number("revision"));
  }
}
