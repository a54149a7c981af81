package io.modeltrail.promotion.decision;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.RiskTier;
import io.modeltrail.event.TimerFired;
import io.modeltrail.event.Via;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.attestation.Trust;
import io.modeltrail.promotion.evidence.Evidence;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.promotion.ladder.Votes;
import io.modeltrail.promotion.life.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/// A random course of events for one model: versions, requests, people's decisions, reports,
/// observations, the ends of waiting times; sensible ones and senseless ones. People decide upon
/// what there is to see, which is asked of a [Memory] that goes along.
final class Sequence {

  static final String MODEL = "wine";
  private static final UUID TOPIC_ID = new UUID(0, 1);
  static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");
  private static final List<String> PEOPLE = List.of("ann", "ben", "cleo", "dan");
  private static final List<String> ROLES =
      List.of("model-owner", "validator", "risk-officer", "operator");

  private final Random random;
  private final Rules rules;
  private final int number;
  final Memory memory;
  final List<Event> events = new ArrayList<>();
  private Instant now = BEGIN;
  private int versions;

  Sequence(long seed, int length, Rules rules) {
    this(seed, length, rules, 0);
  }

  /// @param number tells several apart that come together: each is of a model of its own, and
  ///   stands in a partition of its own
  Sequence(long seed, int length, Rules rules, int number) {
    this.random = new Random(seed);
    this.rules = rules;
    this.number = number;
    this.memory = new Memory(model(), rules, TRUST);
    for (int i = 0; i < length; i++) {
      next();
    }
  }

  String model() {
    return number == 0 ? MODEL : MODEL + "-" + number;
  }

  /// Where all of its events are.
  Span span() {
    return new Span(TOPIC_ID, "", number, 0, events.size());
  }

  private void next() {
    now = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(8) == 0 ? 3_000 : 30)));
    List<Supplier<SpecificRecord>> kinds =
        List.of(
            this::version,
            this::version,
            this::request,
            this::request,
            this::wayBack,
            this::decision,
            this::decision,
            this::decision,
            this::report,
            this::observation,
            this::assessment,
            this::description,
            this::timer,
            this::timer);
    SpecificRecord said = kinds.get(random.nextInt(kinds.size())).get();
    UUID id = (UUID) said.get(0);
    Place place = new Place(TOPIC_ID, said.getClass().getSimpleName(), number, events.size());
    Event event = new Event(place, now, id, said, null);
    events.add(event);
    var unused = memory.decide(List.of(event), false);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Actor person() {
    List<String> roles = ROLES.stream().filter(role -> random.nextBoolean()).toList();
    return Actor.newBuilder()
        .setSubject(one(PEOPLE))
        .setKind(random.nextInt(9) == 0 ? ActorKind.SERVICE : ActorKind.PERSON)
        .setRoles(roles)
        .setVia(Via.HTTP)
        .build();
  }

  private SpecificRecord version() {
    ModelRegistered version = Told.version(model(), ++versions, random.nextDouble());
    version.setEventId(id());
    version.setServes(ENVIRONMENTS);
    version.setActor(person());
    version.getRun().setStartedBy(random.nextBoolean() ? one(PEOPLE) : null);
    version.getRun().setCodeRepository("https://git.example/wine");
    version.getRun().setCodeCommit("c" + random.nextInt(1 + versions));
    version.getArtifact().setSha256("%064x".formatted(versions));
    return version;
  }

  private int someVersion() {
    return 1 + random.nextInt(versions + 1);
  }

  private PromotionRequested asking(int version, PromotionKind kind, boolean emergency) {
    return PromotionRequested.newBuilder()
        .setEventId(id())
        .setPromotionId(id())
        .setActor(person())
        .setModelName(model())
        .setVersion(version)
        .setEnvironment(one(ENVIRONMENTS))
        .setKind(kind)
        .setAllowOlder(random.nextInt(4) == 0)
        .setEmergency(emergency)
        .setReason(random.nextInt(5) == 0 ? null : "because")
        .build();
  }

  private SpecificRecord request() {
    boolean emergency = random.nextInt(6) == 0;
    return attested(asking(someVersion(), PromotionKind.PROMOTION, emergency));
  }

  private SpecificRecord wayBack() {
    boolean retires = random.nextInt(4) == 0;
    PromotionRequested request =
        asking(someVersion(), retires ? PromotionKind.RETIREMENT : PromotionKind.ROLLBACK, false);
    var champion = memory.dossier().standing(model()).championVersion(request.getEnvironment());
    if (champion != null && random.nextInt(5) > 0) {
      request.setVersion(champion.getVersion());
    }
    if (!retires && random.nextInt(3) == 0) {
      request.setToVersion(someVersion());
    }
    return attested(request);
  }

  private PromotionRequested attested(PromotionRequested request) {
    if (random.nextInt(6) > 0) {
      request.setAttestation(word());
    }
    return request;
  }

  /// Mostly the service's.
  private Attestation word() {
    return new Attestation(random.nextInt(8) == 0 ? "other" : "own", "", "");
  }

  /// What it takes to sign and to verify is tested elsewhere, and slow.
  static final Trust TRUST =
      (record, attestation) -> attestation != null && attestation.getKeyId().equals("own");

  private List<PromotionTable.Known> open() {
    return memory.promotions.values().stream()
        .filter(known -> known.promotion().isOpen() || !Votes.asked(known.promotion()).isEmpty())
        .toList();
  }

  /// Mostly about what is to be decided, mostly upon what there is to see.
  private SpecificRecord decision() {
    List<PromotionTable.Known> open = open();
    if (open.isEmpty()) {
      return request();
    }
    PromotionTable.Known known = one(open);
    Promotion promotion = known.promotion();
    Dossier dossier = memory.dossier();
    ModelRegistered version = dossier.versions().get(known.key());
    List<String> asked = Votes.asked(promotion);
    String role = asked.isEmpty() || random.nextInt(6) == 0 ? one(ROLES) : one(asked);
    Actor by = person();
    if (random.nextInt(4) > 0) {
      by.setRoles(List.of(role));
    }
    ApprovalDecision decision =
        random.nextInt(6) > 0 ? ApprovalDecision.APPROVE : one(List.of(ApprovalDecision.values()));
    PromotionDecided decided =
        PromotionDecided.newBuilder()
            .setEventId(id())
            .setActor(by)
            .setModelName(model())
            .setPromotionId(promotion.id())
            .setDecision(decision)
            .setRole(role)
            .setExpectedStep(promotion.step() - (random.nextInt(9) == 0 ? 1 : 0))
            .setEvidenceDigest(
                version == null || random.nextInt(9) == 0
                    ? "0".repeat(64)
                    : evidence(known, version, dossier).digest())
            .build();
    decided.setAttestation(word());
    return decided;
  }

  private Evidence evidence(PromotionTable.Known known, ModelRegistered version, Dossier dossier) {
    return Sight.of(known, version, dossier.standing(model()), rules);
  }

  private SpecificRecord report() {
    List<PromotionTable.Known> known = List.copyOf(memory.promotions.values());
    DeploymentReported report =
        DeploymentReported.newBuilder()
            .setEventId(id())
            .setModelName(model())
            .setEnvironment(one(ENVIRONMENTS))
            .setOutcome(one(List.of(DeploymentOutcome.values())))
            .setRunningSha256(random.nextBoolean() ? null : "%064x".formatted(someVersion()))
            .build();
    if (!known.isEmpty() && random.nextInt(3) == 0) {
      report.setPromotionId(one(known).promotion().id());
    } else if (random.nextInt(3) == 0) {
      report.setRevision(1L + random.nextInt(4));
    }
    return report;
  }

  private SpecificRecord observation() {
    return ModelObserved.newBuilder()
        .setEventId(id())
        .setModelName(model())
        .setEnvironment(one(ENVIRONMENTS))
        .setVersion(someVersion())
        .setWindowStart(now.minus(Duration.ofHours(1)))
        .setWindowEnd(now)
        .setFigures(Map.of("accuracy", random.nextDouble()))
        .build();
  }

  private SpecificRecord assessment() {
    return ModelAssessed.newBuilder()
        .setEventId(id())
        .setModelName(model())
        .setVersion(someVersion())
        .setKind(one(List.of(AssessmentKind.VALIDATION, AssessmentKind.FINDING)))
        .setConclusion(one(List.of(Conclusion.PASSED, Conclusion.FAILED)))
        .build();
  }

  private SpecificRecord description() {
    return ModelDescribed.newBuilder()
        .setEventId(id())
        .setModelName(model())
        .setVersion(random.nextBoolean() ? null : someVersion())
        .setRiskTier(one(List.of(RiskTier.LOW, RiskTier.HIGH)))
        .setDevelopers(random.nextBoolean() ? null : List.of(one(PEOPLE)))
        .build();
  }

  /// The time of something that waits is over, or not yet.
  private SpecificRecord timer() {
    List<PromotionTable.Known> waiting =
        memory.promotions.values().stream()
            .filter(known -> known.promotion().life().deadline().isPresent())
            .toList();
    if (waiting.isEmpty()) {
      return version();
    }
    Promotion promotion = one(waiting).promotion();
    Instant due = promotion.life().deadline().orElseThrow();
    if (random.nextInt(4) > 0 && now.isBefore(due)) {
      now = due;
    }
    return TimerFired.newBuilder()
        .setEventId(id())
        .setModelName(model())
        .setSubject(Topics.subject(promotion.id()))
        .setDueAt(due)
        .setPurpose(WaitingTime.timer(promotion, due).purpose())
        .build();
  }
}
