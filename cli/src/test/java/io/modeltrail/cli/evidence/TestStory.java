package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.Gate;
import io.modeltrail.event.GateOutcome;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The story of version 3 of wine: trained, registered, promoted to dev by the rules, and to
/// production by two people. Any of its records can be left out, or tell something else, before the
/// trail is made: then it is the services that lie.
final class TestStory {

  static final String MODEL = "wine";
  static final int VERSION = 3;
  static final UUID PROMOTION = UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e03");
  static final String RULES = "environments: [ { name: dev } ]\n";

  private static final Actor JOB = actor("job-7", ActorKind.JOB);
  private static final Actor SERVICE = actor("promotion-service", ActorKind.SERVICE);

  final Map<String, Long> indexes = new LinkedHashMap<>();

  private final TestTrail trail = new TestTrail();
  private final Map<String, Consumer<SpecificRecord>> changes = new LinkedHashMap<>();
  private final Set<String> left = new HashSet<>();
  private final Set<String> late = new HashSet<>();
  private final Map<String, List<String>> developers = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<Approval> approvals = new ArrayList<>();
  private Actor requester = person("olga");
  private Actor owner = person("mia", "model-owner");
  private Actor validator = person("vera", "validator");
  private Instant now = Instant.parse("2026-11-24T17:00:00.120Z");
  private ModelRegistered version;

  TestStory with(String name, Consumer<SpecificRecord> change) {
    changes.put(name, change);
    return this;
  }

  TestStory without(String name) {
    left.add(name);
    return this;
  }

  /// The log takes it an hour later than its place in the story.
  TestStory late(String name) {
    late.add(name);
    return this;
  }

  TestStory askedBy(Actor who) {
    requester = who;
    return this;
  }

  /// @param name `developers`, `developers-of-version`: told before anybody was asked; or
  ///   `developers-meanwhile`: before the second decision, after what it was shown
  TestStory developedBy(String name, String... subjects) {
    developers.put(name, List.of(subjects));
    return this;
  }

  /// A service sets aside who was said to be developers.
  TestStory refused(String name) {
    refused.add(name);
    return this;
  }

  TestStory approvedBy(Actor first, Actor second) {
    owner = first;
    validator = second;
    return this;
  }

  TestTrail told() {
    registered();
    toDev();
    toProduction();
    return trail;
  }

  private void registered() {
    trail.addOther();
    add(
        "key",
        "audit.noted",
        noted(AuditNoteKind.KEY, Map.of("verifierKey", TestTrail.KEY.verifierKey().toString())));
    add(
        "rules",
        "governance.applied",
        GovernanceApplied.newBuilder()
            .setEventId(UUID.randomUUID())
            .setRevision(1)
            .setDigest(Opening.sha256(RULES.getBytes(UTF_8)))
            .setText(RULES)
            .build());
    Run run = Run.newBuilder().setRunId("run-7").setStartedBy("ann").build();
    Artifact artifact = Artifact.newBuilder().setUri("s3://m").setSha256("a".repeat(64)).build();
    ModelTrained trained =
        ModelTrained.newBuilder()
            .setEventId(UUID.randomUUID())
            .setActor(JOB)
            .setModelName(MODEL)
            .setRun(run)
            .setArtifact(artifact)
            .setMetrics(Map.of("accuracy", 0.91))
            .build();
    add("trained", "model.trained", trained);
    version =
        ModelRegistered.newBuilder()
            .setEventId(UUID.randomUUID())
            .setCausationId(trained.getEventId())
            .setActor(JOB)
            .setModelName(MODEL)
            .setVersion(VERSION)
            .setPhase(Phase.TRAINING)
            .setGovernanceRevision(1)
            .setRun(run)
            .setArtifact(Artifact.newBuilder(artifact).build())
            .setMetrics(Map.of("accuracy", 0.91))
            .build();
    add("registered", "model.registered", version);
    add(
        "checked",
        "artifact.checked",
        ArtifactChecked.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(MODEL)
            .setVersion(VERSION)
            .setSha256("a".repeat(64))
            .setOutcome(CheckOutcome.VERIFIED)
            .build());
    trail.addOther();
  }

  private void toDev() {
    Event cause = trail.add("artifact.checked", tick(), lastCheck());
    indexes.put("cause", cause.index());
    UUID id = UUID.fromString(DerivedId.promotion(cause, "dev"));
    Step dev = new Step(id, "dev", JOB, UUID.fromString(cause.id()));
    add("dev-1", "promotion.changed", step(dev, 1, PromotionState.PROMOTED, List.of()));
    ModelPromoted promoted = promoted(dev, List.of());
    add("dev-promoted", "model.promoted.dev", promoted);
    add("dev-champion", "model.champion", champion(promoted));
  }

  private void toProduction() {
    Step it = new Step(PROMOTION, "production", requester, UUID.randomUUID());
    developers("developers", null);
    developers("developers-of-version", VERSION);
    add("requested", "promotion.requested", request(it));
    List<String> roles = List.of("model-owner", "validator");
    add("step-1", "promotion.changed", step(it, 1, PromotionState.AWAITING_APPROVAL, roles));
    add("decision-1", "promotion.decided", decision(owner, "model-owner", 1));
    add(
        "step-2",
        "promotion.changed",
        step(it, 2, PromotionState.AWAITING_APPROVAL, List.of("validator")));
    trail.addOther();
    developers("developers-meanwhile", null);
    add("decision-2", "promotion.decided", decision(validator, "validator", 2));
    add("step-3", "promotion.changed", step(it, 3, PromotionState.PROMOTED, List.of()));
    ModelPromoted promoted = promoted(it, List.copyOf(approvals));
    add("promoted", "model.promoted.production", promoted);
    add("champion", "model.champion", champion(promoted));
    add("champion-again", "model.champion", champion(promoted)); // under another id, as it stands
    add(
        "reported",
        "deployment.reported",
        DeploymentReported.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(MODEL)
            .setEnvironment("production")
            .setPromotionId(PROMOTION)
            .setTarget("eu")
            .setOutcome(DeploymentOutcome.SUCCEEDED)
            .setRunningSha256("a".repeat(64))
            .build());
    PromotionDecided forged = decision(person("eve", "validator"), "validator", 2, false);
    add("forged", "promotion.decided.dead-letter", forged);
    add("scan", "audit.noted", noted(AuditNoteKind.SCAN, Map.of()));
  }

  /// Said only if somebody is named.
  private void developers(String name, @Nullable Integer ofVersion) {
    List<String> names = developers.get(name);
    if (names == null) {
      return;
    }
    ModelDescribed described =
        ModelDescribed.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(MODEL)
            .setVersion(ofVersion)
            .setDevelopers(names)
            .build();
    add(name, "model.described", described);
    if (refused.contains(name)) {
      add(name + "-refused", "model.described.dead-letter", described);
    }
  }

  /// A promotion on its way.
  private record Step(UUID id, String environment, Actor by, UUID cause) {}

  private PromotionChanged step(Step of, int number, PromotionState state, List<String> asked) {
    return PromotionChanged.newBuilder()
        .setEventId(UUID.randomUUID())
        .setCausationId(of.cause)
        .setActor(SERVICE)
        .setPromotionId(of.id)
        .setModelName(MODEL)
        .setVersion(VERSION)
        .setEnvironment(of.environment)
        .setKind(PromotionKind.PROMOTION)
        .setStep(number)
        .setState(state)
        .setRequestedBy(of.by)
        .setGates(gates())
        .setApprovals(List.copyOf(approvals))
        .setApprovalsRequired(asked)
        .setExpiresAt(
            state == PromotionState.AWAITING_APPROVAL ? now.plus(Duration.ofDays(7)) : null)
        .setGovernanceRevision(1)
        .setGovernanceDigest(Opening.sha256(RULES.getBytes(UTF_8)))
        .build();
  }

  private PromotionRequested request(Step of) {
    PromotionRequested request =
        PromotionRequested.newBuilder()
            .setEventId(of.cause)
            .setActor(of.by)
            .setPromotionId(of.id)
            .setModelName(MODEL)
            .setVersion(VERSION)
            .setEnvironment(of.environment)
            .build();
    request.setAttestation(TestAttestor.attest(request));
    return request;
  }

  private PromotionDecided decision(Actor by, String role, int shown) {
    return decision(by, role, shown, true);
  }

  private PromotionDecided decision(Actor by, String role, int shown, boolean counts) {
    PromotionDecided decided =
        PromotionDecided.newBuilder()
            .setEventId(UUID.randomUUID())
            .setOccurredAt(now)
            .setActor(by)
            .setModelName(MODEL)
            .setPromotionId(PROMOTION)
            .setDecision(ApprovalDecision.APPROVE)
            .setRole(role)
            .setExpectedStep(shown)
            .setEvidenceDigest("ab".repeat(32))
            .setMeaning("I have read the report")
            .build();
    Attestation attestation = TestAttestor.attest(decided);
    decided.setAttestation(counts ? attestation : null);
    if (counts) {
      approvals.add(
          Approval.newBuilder()
              .setBy(by)
              .setRole(role)
              .setDecision(ApprovalDecision.APPROVE)
              .setMeaning("I have read the report")
              .setEvidenceDigest("ab".repeat(32))
              .setAt(now.plusSeconds(1 + (shown == 2 ? delay("decision-2") : 0)))
              .build());
    }
    return decided;
  }

  private ModelPromoted promoted(Step of, List<Approval> given) {
    return ModelPromoted.newBuilder()
        .setEventId(UUID.randomUUID())
        .setPromotionId(of.id)
        .setModelName(MODEL)
        .setVersion(VERSION)
        .setEnvironment(of.environment)
        .setRevision(1)
        .setKind(PromotionKind.PROMOTION)
        .setArtifact(Artifact.newBuilder(version.getArtifact()).build())
        .setRun(version.getRun())
        .setMetrics(version.getMetrics())
        .setPhase(Phase.TRAINING)
        .setApprovals(given)
        .setGates(gates())
        .setGovernanceRevision(1)
        .build();
  }

  private static ChampionChanged champion(ModelPromoted promoted) {
    return ChampionChanged.newBuilder()
        .setEventId(UUID.randomUUID())
        .setEnvironment(promoted.getEnvironment())
        .setModelName(MODEL)
        .setRevision(promoted.getRevision())
        .setSince(Instant.parse("2026-11-24T17:00:00Z"))
        .setChampion(
            Champion.newBuilder()
                .setVersion(VERSION)
                .setPromotionId(promoted.getPromotionId())
                .setArtifact(Artifact.newBuilder(promoted.getArtifact()).build())
                .build())
        .build();
  }

  private static List<Gate> gates() {
    return List.of(
        Gate.newBuilder()
            .setName("accuracy floor")
            .setRequire("metrics.accuracy >= 0.8")
            .setOutcome(GateOutcome.PASSED)
            .setDetail("metrics.accuracy = 0.91")
            .build());
  }

  private static ArtifactChecked lastCheck() {
    return ArtifactChecked.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(MODEL)
        .setVersion(VERSION)
        .setSha256("a".repeat(64))
        .setOutcome(CheckOutcome.VERIFIED)
        .build();
  }

  private static AuditNoted noted(AuditNoteKind kind, Map<String, String> detail) {
    return AuditNoted.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor("audit-service", ActorKind.SERVICE))
        .setKind(kind)
        .setDetail(detail)
        .build();
  }

  /// Somebody said that it cannot wait, and the door let them.
  static void asEmergency(SpecificRecord record) {
    switch (record) {
      case PromotionRequested request -> {
        request.setEmergency(true);
        request.setAttestation(null);
        request.setAttestation(TestAttestor.attest(request));
      }
      case PromotionChanged step -> step.setEmergency(true);
      case ModelPromoted promoted -> promoted.setEmergency(true);
      default -> throw new IllegalArgumentException("no emergency: " + record);
    }
  }

  private void add(String name, String topic, SpecificRecord record) {
    Instant at = tick().plusSeconds(delay(name));
    if (left.contains(name)) {
      trail.addOther();
      return;
    }
    changes.getOrDefault(name, unused -> {}).accept(record);
    indexes.put(name, trail.add(topic, at, record).index());
  }

  private long delay(String name) {
    return late.contains(name) ? 3600 : 0;
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  static Actor person(String subject, String... roles) {
    return new Actor(subject, ActorKind.PERSON, "https://id.example", List.of(roles), Via.HTTP);
  }

  private static Actor actor(String subject, ActorKind kind) {
    return new Actor(subject, kind, null, List.of(), Via.KAFKA);
  }
}
