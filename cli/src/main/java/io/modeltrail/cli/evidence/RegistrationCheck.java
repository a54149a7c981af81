package io.modeltrail.cli.evidence;

import java.util.List;
import java.util.Optional;

/// That the version was registered, of a run that was told of, with the artifact that it made.
final class RegistrationCheck implements StoryCheck {

  private static final String CHECK = "registration";

  /// What ModelRegistered repeats of ModelTrained.
  private static final List<String> REPEATED =
      List.of(
          "run",
          "artifact",
          "algorithm",
          "task",
          "parameters",
          "metrics",
          "metricsDataset",
          "evaluations",
          "statistics",
          "datasets",
          "baseModels",
          "attachments",
          "tags",
          "description");

  @Override
  public void look(Story story, Findings findings) {
    Optional<Event> registration = story.registration();
    Spot version = Spot.file("version %d of %s".formatted(story.version(), story.model()));
    if (registration.isEmpty()) {
      findings.missing(
          story.isUntold(Story.REGISTERED), CHECK, version, "no entry says that it was registered");
      return;
    }
    Event registered = registration.get();
    List<Event> all =
        story.on(Story.REGISTERED).stream()
            .filter(each -> each.number("version") == story.version())
            .toList();
    if (all.size() > 1) {
      findings.wrong(
          CHECK,
          Spot.of(version.name(), all),
          "%d entries say that it was registered, and not the same".formatted(all.size()));
    }
    training(story, registered, findings);
    artifact(story, registered, findings);
  }

  private static void training(Story story, Event registered, Findings findings) {
    List<Event> ofRun =
        story.on(Story.TRAINED).stream()
            .filter(each -> runId(each).equals(runId(registered)))
            .filter(each -> each.text("workspace").equals(registered.text("workspace")))
            .toList();
    List<Event> ofArtifact =
        ofRun.stream().filter(each -> sha256(each).equals(sha256(registered))).toList();
    Spot spot = Spot.of("entries/" + registered.index(), List.of(registered));
    if (ofArtifact.isEmpty()) {
      String made =
          ofRun.isEmpty()
              ? "no entry tells of its run " + runId(registered)
              : "it has artifact %s, and run %s made %s (%s)"
                  .formatted(
                      sha256(registered),
                      runId(registered),
                      sha256(ofRun.getFirst()),
                      Spot.list(List.of(ofRun.getFirst().index())));
      // Its cause is the run's own event where it was registered at training.
      boolean isUntold =
          story.isUntold(Story.TRAINED)
              && (!registered.text("phase").equals("TRAINING")
                  || story.isUntoldEvent(registered.text("causationId")));
      findings.missing(isUntold, CHECK, spot, made);
      return;
    }
    for (Event trained : ofArtifact) {
      Optional<String> other =
          REPEATED.stream().filter(field -> !Story.agree(trained, registered, field)).findFirst();
      if (other.isEmpty()) {
        findings.ok(
            CHECK,
            Spot.of("entries/" + registered.index(), List.of(registered, trained)),
            "version %d was registered from run %s with artifact %s, and with all that the run told (entry %d)"
                .formatted(
                    story.version(), runId(registered), sha256(registered), trained.index()));
        return;
      }
    }
    findings.wrong(
        CHECK,
        Spot.of("entries/" + registered.index(), ofArtifact),
        "it says other things of its run than the run did (%s)"
            .formatted(Spot.list(ofArtifact.stream().map(Event::index).toList())));
  }

  private static void artifact(Story story, Event registered, Findings findings) {
    List<Event> checks =
        story.on(Story.CHECKED).stream()
            .filter(each -> each.number("version") == story.version())
            .toList();
    for (Event check : checks) {
      if (!check.text("sha256").equals(sha256(registered))) {
        findings.wrong(
            CHECK, Spot.entry(check.index()), "another artifact was checked than was registered");
      }
    }
    if (checks.isEmpty()) {
      findings.notSaid(CHECK, Spot.entry(registered.index()), "its artifact was not read so far");
      return;
    }
    Event last = checks.getLast();
    switch (last.text("outcome")) {
      case "VERIFIED" ->
          findings.ok(
              CHECK, Spot.entry(last.index()), "its artifact was read, and is what was told");
      case "MISMATCH" ->
          findings.wrong(
              CHECK,
              Spot.entry(last.index()),
              "its artifact was read, and is another than was told");
      default ->
          findings.notSaid(CHECK, Spot.entry(last.index()), "its artifact could not be read");
    }
  }

  private static String runId(Event event) {
    return event.said().at("/run/runId").asText();
  }

  private static String sha256(Event event) {
    return event.said().at("/artifact/sha256").asText();
  }
}
