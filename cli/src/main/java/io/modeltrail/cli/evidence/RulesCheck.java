package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// That the rules are there under which each step was decided, and are those that it names.
final class RulesCheck implements StoryCheck {

  private static final String CHECK = "rules";

  private record Named(long revision, String digest) {}

  @Override
  public void look(Story story, Findings findings) {
    Map<Named, List<Event>> steps = new LinkedHashMap<>();
    for (Event step : story.on(Story.CHANGED)) {
      Named named = new Named(step.number("governanceRevision"), step.text("governanceDigest"));
      steps.computeIfAbsent(named, unused -> new ArrayList<>()).add(step);
    }
    steps.forEach((named, under) -> look(story, named, under, findings));
  }

  private static void look(Story story, Named named, List<Event> steps, Findings findings) {
    Spot spot = Spot.of("revision %d of the rules".formatted(named.revision), steps);
    if (named.revision == 0) {
      findings.notSaid(CHECK, spot, "the steps were decided under no rules");
      return;
    }
    List<Event> revisions =
        story.on(Story.RULES).stream()
            .filter(each -> each.number("revision") == named.revision)
            .toList();
    Optional<Event> rules =
        revisions.stream()
            .filter(each -> each.text("digest").equals(named.digest))
            .filter(each -> digest(each).equals(named.digest))
            .findFirst();
    if (rules.isPresent()) {
      List<Event> all = new ArrayList<>(steps);
      all.add(rules.get());
      findings.ok(
          CHECK,
          Spot.of(spot.name(), all),
          "its text (entry %d) has the digest that %d %s"
              .formatted(
                  rules.get().index(),
                  steps.size(),
                  steps.size() == 1 ? "step names" : "steps name"));
    } else {
      findings.missing(
          story.isUntold(Story.RULES),
          CHECK,
          spot,
          revisions.isEmpty()
              ? "no entry has its text"
              : "its text (entry %d) is not the one whose digest the steps name, %s"
                  .formatted(revisions.getFirst().index(), named.digest));
    }
  }

  private static String digest(Event rules) {
    return Opening.sha256(rules.text("text").getBytes(UTF_8));
  }
}
