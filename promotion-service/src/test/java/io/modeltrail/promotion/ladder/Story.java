package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import io.modeltrail.governance.Environment;
import io.modeltrail.governance.Governance;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.Workspace;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.promotion.life.Aim;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Cause;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.promotion.life.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One model's life under some rules, an event after the other.
final class Story {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final Actor TRAINER = actor("trainer-1");
  static final Actor DEPLOYER = actor("deployer-1");

  private static final Limits LIMITS = new Limits(Duration.ofHours(1), 3);

  final Standing standing = new Standing(Map.of(), List.of());
  final List<Fact> facts = new ArrayList<>();
  private final Rules rules;
  final Map<Streak.Key, Streak> streaks = new HashMap<>();
  private int offset;
  private Instant now = NOW;

  Story(String yaml) {
    this.rules = rules(yaml);
  }

  Story(Environment... ladder) {
    List<String> names = Stream.of(ladder).map(Environment::name).toList();
    Governance governance =
        new Governance(
            List.of(ladder), List.of(new Workspace("default", Registration.AT_TRAINING, names)));
    this.rules = new Rules(7, "d", "", governance, NOW, UUID.randomUUID());
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
        version.getEventId(),
        TRAINER,
        chronicle -> new Promotions(chronicle).registered(version, Set.of()));
  }

  /// A version is registered that somebody has asked for before.
  List<Fact> registeredAndAsked(ModelRegistered version, String environment) {
    Promotion promotion = Promotion.of(ask(version, environment, Terms.promotion(false, "please")));
    return when(
        version.getEventId(),
        TRAINER,
        chronicle -> {
          new Promotions(chronicle).registered(version, Set.of(environment));
          new Promotions(chronicle).asked(promotion, version);
        });
  }

  List<Fact> asked(ModelRegistered version, String environment, boolean allowOlder) {
    return asked(version, environment, Terms.promotion(allowOlder, "please"));
  }

  List<Fact> asked(ModelRegistered version, String environment, Terms terms) {
    Promotion promotion = Promotion.of(ask(version, environment, terms));
    return when(
        promotion.id(),
        DEPLOYER,
        chronicle -> {
          if (promotion.isOfKindPromotion()) {
            new Promotions(chronicle).asked(promotion, version);
          } else {
            boolean unused = new Returns(chronicle).asked(promotion);
          }
        });
  }

  private Ask ask(ModelRegistered version, String environment, Terms terms) {
    Aim aim = new Aim(version.getModelName(), version.getVersion(), environment);
    return new Ask(UUID.randomUUID(), aim, DEPLOYER, now, terms);
  }

  /// Time passes before the next event.
  Story later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /// The promotion that the step is of comes before the gates again.
  List<Fact> again(PromotionChanged step, ModelRegistered version) {
    return when(
        UUID.randomUUID(),
        DEPLOYER,
        chronicle -> new Promotions(chronicle).asked(promotion(step), version));
  }

  /// Its waiting time is over.
  List<Fact> over(PromotionChanged step, ModelRegistered version) {
    return when(
        UUID.randomUUID(),
        DEPLOYER,
        chronicle -> new Expiry(chronicle).over(promotion(step), version));
  }

  /// Somebody decides, unless there is an objection to it.
  ///
  /// @return the objection's code, or the states that it led to
  List<String> decided(PromotionDecided decided, ModelRegistered version) {
    Promotion promotion =
        Objects.requireNonNull(standing.promotion(decided.getPromotionId()), "no promotion");
    List<String> objections = new ArrayList<>();
    List<Fact> led =
        when(
            decided.getEventId(),
            decided.getActor(),
            chronicle -> {
              Votes votes = new Votes(chronicle);
              Votes.objection(
                      decided,
                      new Votes.Matter(
                          promotion,
                          version,
                          chronicle.standing().descriptions().of(version.getVersion())),
                      chronicle.cause().at(),
                      () -> EVIDENCE)
                  .ifPresentOrElse(
                      objection -> objections.add(objection.code()),
                      () -> votes.decided(decided, promotion, version));
            });
    return objections.isEmpty() ? states(led) : objections;
  }

  List<Fact> reported(DeploymentReported report, UUID promotionId) {
    Former about = standing.former(report.getEnvironment(), promotionId).orElseThrow();
    return when(
        report.getEventId(), DEPLOYER, chronicle -> new Reports(chronicle).reported(report, about));
  }

  List<Fact> observed(ModelObserved seen) {
    return when(
        seen.getEventId(), DEPLOYER, chronicle -> new Watches(chronicle, streaks).observed(seen));
  }

  private Promotion promotion(PromotionChanged step) {
    return Objects.requireNonNull(standing.promotion(step.getPromotionId()), "no promotion");
  }

  private List<Fact> when(UUID eventId, Actor actor, Consumer<Chronicle> event) {
    Place place = new Place(new UUID(0, 1), "a.topic", 0, offset++);
    Cause cause = new Cause(eventId, place, now.plusSeconds(offset), actor, null);
    Chronicle chronicle = new Chronicle(rules, cause, standing, LIMITS);
    event.accept(chronicle);
    facts.addAll(chronicle.facts());
    return chronicle.facts();
  }

  /// What there is to see of a promotion in these stories.
  static final String EVIDENCE = "e".repeat(64);

  /// A decision upon the last step of a promotion.
  PromotionDecided decision(UUID promotionId, Actor by, ApprovalDecision decision, String role) {
    Promotion promotion = Objects.requireNonNull(standing.promotion(promotionId), "no promotion");
    return PromotionDecided.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(by)
        .setModelName("wine")
        .setPromotionId(promotionId)
        .setDecision(decision)
        .setRole(decision == ApprovalDecision.WITHDRAW ? null : role)
        .setExpectedStep(promotion.step())
        .setEvidenceDigest(EVIDENCE)
        .build();
  }

  static Actor person(String subject, String... roles) {
    return Actor.newBuilder()
        .setSubject(subject)
        .setKind(ActorKind.PERSON)
        .setRoles(List.of(roles))
        .setVia(Via.HTTP)
        .build();
  }

  static List<ModelAlarmed> alarms(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Alarm.class::isInstance)
        .map(fact -> ((Fact.Alarm) fact).told())
        .toList();
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
