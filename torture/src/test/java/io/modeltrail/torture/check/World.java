package io.modeltrail.torture.check;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import io.modeltrail.torture.history.Ladder;
import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// A small installation in which all is as it was promised, to be doctored.
final class World {

  static final String PLAIN = "t00-plain-00";
  static final String REVIEWED = "t00-reviewed-00";
  static final String STUDY = "t00-study-00";
  static final String INSTANCE = "http://one";
  static final String TRAINED = "model.trained";

  final List<Line> history = new ArrayList<>();
  final Map<String, List<Seen>> log = new LinkedHashMap<>();
  final Map<String, Shown.Version> versions = new HashMap<>();
  final Map<String, Shown.Reign> reigns = new HashMap<>();
  final Set<String> assessments = new HashSet<>();
  final Map<String, String> rejections = new HashMap<>();
  final TestTrail trail = new TestTrail();
  private long number;

  World() {
    train(PLAIN, "run-0", 0.9, Said.Kind.VERSION);
    train(PLAIN, "run-1", 0.75, Said.Kind.VERSION);
    train(REVIEWED, "run-0", 0.9, Said.Kind.VERSION);
    train(STUDY, "run-0", 0.9, Said.Kind.CANDIDATE);
    poison();
    repeat();
    UUID request =
        send(
            "deployment.requested",
            STUDY,
            Said.deployment(STUDY, "research", "run-0", "dev"),
            "ask");
    UUID assessment =
        send("model.assessed", PLAIN, Said.assessment(PLAIN, "default", "run-0"), "assess");
    assessments.add(assessment.toString());
    register(PLAIN, 1, "run-0", 0.9);
    register(PLAIN, 2, "run-1", 0.75);
    register(REVIEWED, 1, "run-0", 0.9);
    register(STUDY, 1, "run-0", 0.9);
    add("promotion.requested", STUDY, requested(request));
    for (String environment : Ladder.ENVIRONMENTS) {
      promote(environment, PLAIN, 1, 1, List.of());
    }
    promote("dev", PLAIN, 2, 2, List.of());
    decideAndPromote();
    log.values().stream().flatMap(List::stream).toList().forEach(this::enter);
    trail.sign("audit.checkpoint");
    trail.sign(INSTANCE);
  }

  Evidence evidence() {
    return new Evidence(
        List.of(history),
        log,
        new Shown(Map.of(INSTANCE, versions), Map.of(INSTANCE, reigns), assessments, rejections),
        trail.sight());
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  Seen add(String topic, String key, SpecificRecord event) {
    return add(
        topic, key, "digest of " + (event == null ? "none" : Events.id(event)), event, Map.of());
  }

  Seen add(
      String topic, String key, String digest, SpecificRecord event, Map<String, String> headers) {
    List<Seen> records = log.computeIfAbsent(topic, unused -> new ArrayList<>());
    Seen seen = new Seen(topic, 0, records.size(), key, digest, event, headers);
    records.add(seen);
    return seen;
  }

  /// Sends a record that is taken.
  UUID send(String topic, String key, Said said, String name) {
    UUID id = id(topic + key + name);
    send(topic, key, said, id, "digest of " + id);
    return id;
  }

  Seen send(String topic, String key, Said said, UUID id, String digest) {
    intend(topic, key, said, id, digest);
    Seen seen = add(topic, key, digest, null, Map.of());
    history.add(new Line.Answer(number - 1, 0, Line.Outcome.TAKEN, 0, seen.offset(), null));
    return seen;
  }

  void intend(String topic, String key, Said said, UUID id, String digest) {
    history.add(new Line.Intent(number++, 0, topic, key, 0, id, digest, said));
  }

  void train(String model, String run, double accuracy, Said.Kind kind) {
    String workspace = kind == Said.Kind.VERSION ? "default" : "research";
    send(TRAINED, model, Said.run(kind, model, workspace, run, "sha " + run, accuracy), run);
  }

  private void poison() {
    Seen bad = send(TRAINED, PLAIN, Said.refused(PLAIN, "TRUNCATED"), null, "digest of poison");
    deadLetter(bad, "TRUNCATED");
  }

  void deadLetter(Seen bad, String code) {
    add(
        bad.topic() + ".dead-letter",
        bad.key(),
        bad.digest(),
        null,
        Map.of(
            "dead-letter-topic", bad.topic(),
            "dead-letter-partition", Integer.toString(bad.partition()),
            "dead-letter-offset", Long.toString(bad.offset()),
            "dead-letter-reason", code,
            "dead-letter-detail", "so it is"));
    rejections.put(bad.place(), code);
  }

  /// The same once more, and something else under the same id.
  private void repeat() {
    UUID id = id(TRAINED + PLAIN + "run-0");
    Said said = Said.run(Said.Kind.VERSION, PLAIN, "default", "run-0", "sha run-0", 0.9);
    send(TRAINED, PLAIN, said, id, "digest of " + id);
    deadLetter(send(TRAINED, PLAIN, said, id, "another digest"), "EVENT_ID_REUSED");
  }

  ModelRegistered registered(String model, int version, String run, double accuracy) {
    return ModelRegistered.newBuilder()
        .setEventId(id(model + " version " + version))
        .setModelName(model)
        .setVersion(version)
        .setPhase(Phase.TRAINING)
        .setServes(Ladder.ENVIRONMENTS)
        .setWorkspace(model.equals(STUDY) ? "research" : "default")
        .setRun(Run.newBuilder().setRunId(run).build())
        .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("sha " + run).build())
        .setMetrics(Map.of("accuracy", accuracy))
        .build();
  }

  private void register(String model, int version, String run, double accuracy) {
    ModelRegistered event = registered(model, version, run, accuracy);
    add("model.registered", model, event);
    versions.put(
        model + "/" + version, new Shown.Version(run, "sha " + run, event.getEventId().toString()));
  }

  private static PromotionRequested requested(UUID cause) {
    return PromotionRequested.newBuilder()
        .setEventId(id("answer to " + cause))
        .setCausationId(cause)
        .setPromotionId(id("promotion of " + cause))
        .setModelName(STUDY)
        .setVersion(1)
        .setEnvironment("dev")
        .setKind(PromotionKind.PROMOTION)
        .build();
  }

  PromotionChanged step(UUID promotion, String model, int version, String environment, int step) {
    return PromotionChanged.newBuilder()
        .setEventId(id(promotion + " step " + step))
        .setPromotionId(promotion)
        .setModelName(model)
        .setVersion(version)
        .setEnvironment(environment)
        .setKind(PromotionKind.PROMOTION)
        .setStep(step)
        .setState(PromotionState.PROMOTED)
        .setRequestedBy(actor("promotion-service"))
        .build();
  }

  ModelPromoted promoted(
      String environment, String model, int version, long revision, List<Approval> approvals) {
    return ModelPromoted.newBuilder()
        .setEventId(id(environment + model + revision))
        .setPromotionId(id(environment + model + version))
        .setModelName(model)
        .setVersion(version)
        .setEnvironment(environment)
        .setRevision(revision)
        .setKind(PromotionKind.PROMOTION)
        .setPreviousVersion(null)
        .setWorkspace("default")
        .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("sha").build())
        .setRun(Run.newBuilder().setRunId("run").build())
        .setPhase(Phase.TRAINING)
        .setApprovals(approvals)
        .build();
  }

  ChampionChanged champion(String environment, String model, int version, long revision) {
    return ChampionChanged.newBuilder()
        .setEventId(id("champion " + environment + model + revision))
        .setEnvironment(environment)
        .setModelName(model)
        .setRevision(revision)
        .setSince(Instant.EPOCH)
        .setChampion(
            Champion.newBuilder()
                .setVersion(version)
                .setPromotionId(id(environment + model + version))
                .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("sha").build())
                .build())
        .build();
  }

  void promote(
      String environment, String model, int version, long revision, List<Approval> approvals) {
    UUID promotion = id(environment + model + version);
    add("promotion.changed", model, step(promotion, model, version, environment, 1));
    add(
        "model.promoted." + environment,
        model,
        promoted(environment, model, version, revision, approvals));
    add(
        "model.champion",
        environment + "/" + model,
        champion(environment, model, version, revision));
    reigns.put(environment + "/" + model, new Shown.Reign(version, revision, promotion.toString()));
  }

  private void decideAndPromote() {
    UUID promotion = id("production" + REVIEWED + 1);
    String who = Ladder.REVIEWER + "@local";
    history.add(
        new Line.Intent(
            number++,
            0,
            "promotion.decided",
            REVIEWED,
            0,
            id("decision"),
            null,
            Said.byHand(Said.Kind.DECISION, REVIEWED, promotion, who)));
    history.add(new Line.Answer(number - 1, 0, Line.Outcome.TAKEN, -1, -1, null));
    add(
        "promotion.decided",
        REVIEWED,
        decided(promotion, who, new Attestation("k", "Ed25519", "s")));
    promote("production", REVIEWED, 1, 1, List.of(approval(who)));
  }

  PromotionDecided decided(UUID promotion, String who, Attestation attestation) {
    return PromotionDecided.newBuilder()
        .setEventId(id("decision"))
        .setModelName(REVIEWED)
        .setPromotionId(promotion)
        .setActor(actor(who))
        .setDecision(ApprovalDecision.APPROVE)
        .setRole(Ladder.REVIEWER)
        .setExpectedStep(1)
        .setEvidenceDigest("0".repeat(64))
        .setAttestation(attestation)
        .build();
  }

  static Approval approval(String who) {
    return Approval.newBuilder()
        .setBy(actor(who))
        .setRole(Ladder.REVIEWER)
        .setDecision(ApprovalDecision.APPROVE)
        .setEvidenceDigest("0".repeat(64))
        .setAt(Instant.EPOCH)
        .build();
  }

  static Actor actor(String subject) {
    return new Actor(subject, ActorKind.PERSON, null, List.of(), Via.HTTP);
  }

  /// A record comes into the trail.
  void enter(Seen seen) {
    int index = trail.append(seen.place());
    add("audit.entry", null, entry(index, trail.leaves.get(index).hash()));
  }

  static AuditEntryRecorded entry(long index, String hash) {
    return AuditEntryRecorded.newBuilder()
        .setEventId(id("entry " + index))
        .setIndex(index)
        .setLeafHash(hash)
        .setTopic("topic")
        .setPartition(0)
        .setOffset(0)
        .build();
  }

  /// Replaces an event of a topic.
  void replace(String topic, int index, SpecificRecord event) {
    Seen before = log.get(topic).get(index);
    log.get(topic)
        .set(
            index,
            new Seen(
                topic, 0, before.offset(), before.key(), before.digest(), event, before.headers()));
  }
}
