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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One model's life under some rules, an event after the other.
final class Story {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Actor TRAINER = actor("trainer-1");
  static final Actor DEPLOYER = actor("deployer-1");

  final Standing standing = new Standing(Map.of(), Set.of());
  final List<Fact> facts = new ArrayList<>();
  private final Map<UUID, @Nullable Instant> since = new HashMap<>();
  private final Rules rules;
  private int offset;
  private Instant now = NOW;

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

  /// A version is registered that somebody has asked for before.
  List<Fact> registeredAndAsked(ModelRegistered version, String environment) {
    Ask ask =
        new Ask(
            UUID.randomUUID(),
            version.getVersion(),
            environment,
            DEPLOYER,
            NOW,
            false,
            "please",
            1,
            null);
    return when(
        version.getEventId(),
        TRAINER,
        (promotions, cause) -> {
          promotions.registered(version);
          promotions.asked(ask, version);
        });
  }

  List<Fact> asked(ModelRegistered version, String environment, boolean allowOlder) {
    UUID id = UUID.randomUUID();
    return when(
        id,
        DEPLOYER,
        (promotions, cause) ->
            promotions.asked(
                new Ask(
                    id,
                    version.getVersion(),
                    environment,
                    DEPLOYER,
                    NOW,
                    allowOlder,
                    "please",
                    0,
                    null),
                version));
  }

  /// Time passes before the next event.
  Story later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /// The promotion that the step is of comes before the gates again.
  List<Fact> again(PromotionChanged step, ModelRegistered version) {
    Ask ask =
        new Ask(
            step.getPromotionId(),
            step.getVersion(),
            step.getEnvironment(),
            step.getRequestedBy(),
            NOW,
            false,
            step.getReason(),
            0,
            since.get(step.getPromotionId()));
    Ask after = ask.after(step);
    since.put(step.getPromotionId(), after.waitsSince());
    return when(
        UUID.randomUUID(), DEPLOYER, (promotions, cause) -> promotions.asked(after, version));
  }

  private List<Fact> when(UUID eventId, Actor actor, BiConsumer<Promotions, Cause> event) {
    Place place = new Place(new UUID(0, 1), "a.topic", 0, offset++);
    Cause cause = new Cause(eventId, place, now.plusSeconds(offset), actor, null);
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

  /// A version of a repository's commit.
  static ModelRegistered version(int number, String commit, String... serves) {
    ModelRegistered version = version(number, Map.of("accuracy", 0.9), serves);
    version.getRun().setCodeRepository("https://git.example/wine");
    version.getRun().setCodeCommit(commit);
    return version;
  }

  private static Actor actor(String subject) {
    return Actor.newBuilder().setSubject(subject).setKind(ActorKind.JOB).build();
  }
}
