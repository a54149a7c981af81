package io.modeltrail.torture.check;

import io.modeltrail.event.Approval;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.torture.history.Ladder;
import io.modeltrail.torture.history.Line;
import io.modeltrail.torture.history.Said;
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
  static final String DECIDED = "promotion.decided";

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
    add("promotion.requested", STUDY, Telling.requested(request));
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
    UUID id = Telling.id(topic + key + name);
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
    UUID id = Telling.id(TRAINED + PLAIN + "run-0");
    Said said = Said.run(Said.Kind.VERSION, PLAIN, "default", "run-0", "sha run-0", 0.9);
    send(TRAINED, PLAIN, said, id, "digest of " + id);
    deadLetter(send(TRAINED, PLAIN, said, id, "another digest"), "EVENT_ID_REUSED");
  }

  private void register(String model, int version, String run, double accuracy) {
    ModelRegistered event = Telling.registered(model, version, run, accuracy);
    add("model.registered", model, event);
    versions.put(
        model + "/" + version, new Shown.Version(run, "sha " + run, event.getEventId().toString()));
  }

  void promote(
      String environment, String model, int version, long revision, List<Approval> approvals) {
    UUID promotion = Telling.id(environment + model + version);
    add("promotion.changed", model, Telling.step(promotion, model, version, environment, 1));
    add(
        "model.promoted." + environment,
        model,
        Telling.promoted(environment, model, version, revision, approvals));
    add(
        "model.champion",
        environment + "/" + model,
        Telling.champion(environment, model, version, revision));
    reigns.put(environment + "/" + model, new Shown.Reign(version, revision, promotion.toString()));
  }

  /// The reviewer approves until it shows: of what is not so any more, of what is, and once more
  /// when that has come true meanwhile.
  private void decideAndPromote() {
    UUID promotion = Telling.id("production" + REVIEWED + 1);
    String who = Ladder.REVIEWER + "@local";
    deadLetter(decide(promotion, who, "decision before"), "EVIDENCE_CHANGED");
    decide(promotion, who, "decision");
    promote("production", REVIEWED, 1, 1, List.of(Telling.approval(who)));
    deadLetter(decide(promotion, who, "decision again"), "NOT_TO_DECIDE");
  }

  private Seen decide(UUID promotion, String who, String name) {
    history.add(
        new Line.Intent(
            number++,
            0,
            DECIDED,
            REVIEWED,
            0,
            Telling.id(name),
            null,
            Said.byHand(Said.Kind.DECISION, REVIEWED, promotion, who)));
    history.add(new Line.Answer(number - 1, 0, Line.Outcome.TAKEN, -1, -1, null));
    PromotionDecided decided =
        Telling.decided(promotion, who, new Attestation("k", "Ed25519", "s"));
    decided.setEventId(Telling.id(name));
    return add(DECIDED, REVIEWED, decided);
  }

  /// A record comes into the trail.
  void enter(Seen seen) {
    int index = trail.append(seen.place());
    add("audit.entry", null, Telling.entry(index, trail.leaves.get(index).hash()));
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
