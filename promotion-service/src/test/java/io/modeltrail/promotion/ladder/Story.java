package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.Run;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/// One model's life under some rules, an event after the other.
final class Story {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Actor TRAINER = actor("trainer-1");
  static final Actor DEPLOYER = actor("deployer-1");

  final Standing standing = new Standing(Map.of(), Set.of());
  final List<Fact> facts = new ArrayList<>();
  private final Rules rules;
  private int offset;

  Story(String yaml) {
    this.rules = rules(yaml);
  }

  static Rules rules(String yaml) {
    return switch (GovernanceFile.read(yaml)) {
      case Reading.Sound(var governance, String digest) ->
          new Rules(7, digest, yaml, governance, NOW, UUID.randomUUID());
      case Reading.Unsound(var flaws) -> throw new AssertionError(flaws);
    };
  }

  List<Fact> registered(ModelRegistered version) {
    return when(
        version.getEventId(), TRAINER, (promotions, cause) -> promotions.registered(version));
  }

  List<Fact> asked(ModelRegistered version, String environment, boolean allowOlder) {
    UUID id = UUID.randomUUID();
    return when(
        id,
        DEPLOYER,
        (promotions, cause) ->
            promotions.asked(
                new Ask(
                    id, version.getVersion(), environment, DEPLOYER, NOW, allowOlder, "please", 0),
                version));
  }

  private List<Fact> when(UUID eventId, Actor actor, BiConsumer<Promotions, Cause> event) {
    Place place = new Place(new UUID(0, 1), "a.topic", 0, offset++);
    Cause cause = new Cause(eventId, place, NOW.plusSeconds(offset), actor, null);
    Promotions promotions = new Promotions(rules, cause, standing);
    event.accept(promotions, cause);
    facts.addAll(promotions.facts());
    return promotions.facts();
  }

  /// The states that facts told of, as `qa PROMOTED`.
  static List<String> states(List<Fact> facts) {
    return steps(facts).stream()
        .map(
            step ->
                step.getEnvironment()
                    + " "
                    + step.getState()
                    + (step.getCode() == null ? "" : " " + step.getCode()))
        .toList();
  }

  static List<PromotionChanged> steps(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Step.class::isInstance)
        .map(fact -> ((Fact.Step) fact).told())
        .toList();
  }

  static List<ModelPromoted> successions(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Succession.class::isInstance)
        .map(fact -> ((Fact.Succession) fact).told())
        .toList();
  }

  static ModelRegistered version(int number, Map<String, Double> metrics, String... serves) {
    return ModelRegistered.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("wine")
        .setVersion(number)
        .setPhase(Phase.TRAINING)
        .setServes(List.of(serves))
        .setActor(TRAINER)
        .setMetrics(metrics)
        .setRun(Run.newBuilder().setRunId("run-" + number).build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("file:/models/" + number)
                .setSha256("a".repeat(64))
                .build())
        .build();
  }

  private static Actor actor(String subject) {
    return Actor.newBuilder().setSubject(subject).setKind(ActorKind.JOB).build();
  }
}
