package io.modeltrail.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.Via;
import io.modeltrail.torture.history.History;
import io.modeltrail.torture.history.Ladder;
import io.modeltrail.torture.history.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// People who act in a round: training jobs that call HTTP, an owner who asks for promotions and
/// tries to approve of them, a reviewer who approves, and somebody who writes decisions to the log
/// without having been let in.
final class People {

  private static final Duration PAUSE = Duration.ofMillis(150);

  /// What was sent last has to be decided, too.
  private static final Duration LONGER = Duration.ofSeconds(2);

  private static final String AWAITING =
      "/promotions?state=AWAITING_APPROVAL&environment=production&limit=50&model=";

  private final Plan plan;
  private final Runs runs;
  private final Wire wire;
  private final Random random;
  private final Door jobs;
  private final Door owner;
  private final Door reviewer;
  private final Set<String> forged = new HashSet<>();
  private int asked;

  People(Plan plan, Wire wire, Address at, History history) {
    this.plan = plan;
    this.random = new Random(~plan.seed());
    this.wire = wire;
    this.runs = new Runs(random, wire, plan);
    this.jobs = new Door(at.registry(), at.trainer(), history);
    this.owner = new Door(at.promotion(), at.owner(), history);
    this.reviewer = new Door(at.promotion(), at.reviewer(), history);
  }

  /// Acts until the round's time is over and a little longer, whatever is away meanwhile.
  void act(Sending forger) throws InterruptedException {
    long until = System.nanoTime() + plan.over().plus(LONGER).toNanos();
    while (System.nanoTime() < until) {
      train();
      attempt(() -> review(forger));
      attempt(this::ask);
      attempt(this::approveOfOwn);
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private static void attempt(Act act) throws InterruptedException {
    try {
      act.run();
    } catch (IOException e) {
      // The service is away, or went away before it answered. Nothing was tried.
    }
  }

  private void train() throws InterruptedException {
    String model = runs.model("posted", 0);
    UUID id = runs.id();
    double accuracy = (700 + random.nextInt(290)) / 1000.0;
    String sha256 = "%064x".formatted(random.nextLong(Long.MAX_VALUE));
    ObjectNode body = object().put("eventId", id.toString()).put("modelName", model);
    body.putObject("run").put("runId", "posted-" + id);
    body.putObject("artifact").put("uri", "s3://models/" + id).put("sha256", sha256);
    body.putObject("metrics").put("accuracy", accuracy);
    jobs.post(
        "/training-runs",
        Wire.TRAINED,
        id,
        Said.run(Said.Kind.VERSION, model, Runs.WORKSPACE, "posted-" + id, sha256, accuracy),
        body);
  }

  private void review(Sending forger) throws IOException, InterruptedException {
    String model = runs.model("reviewed", 0);
    for (JsonNode item : reviewer.get(AWAITING + model).get("items")) {
      String id = item.get("promotionId").asText();
      if (forged.add(id)) {
        forger.sendNow(List.of(forgery(model, UUID.fromString(id), item)));
      } else {
        decide(reviewer, model, id, Ladder.REVIEWER);
      }
      return;
    }
  }

  private void ask() throws InterruptedException {
    String model = runs.model("asked", 0);
    if (asked > 5) {
      return;
    }
    UUID id = runs.id();
    ObjectNode body =
        object()
            .put("eventId", id.toString())
            .put("promotionId", id.toString())
            .put("modelName", model)
            .put("version", ++asked)
            .put("environment", "production");
    owner.post(
        "/promotions",
        "promotion.requested",
        id,
        Said.byHand(Said.Kind.PROMOTION, model, id, Ladder.OWNER + "@local"),
        body);
  }

  private void approveOfOwn() throws IOException, InterruptedException {
    String model = runs.model("asked", 0);
    for (JsonNode item : owner.get(AWAITING + model).get("items")) {
      decide(owner, model, item.get("promotionId").asText(), Ladder.OWNER);
      return;
    }
  }

  private void decide(Door door, String model, String promotion, String role)
      throws IOException, InterruptedException {
    JsonNode seen = door.get("/promotions/" + promotion);
    if (!seen.hasNonNull("evidenceDigest")) {
      return;
    }
    UUID id = runs.id();
    ObjectNode body =
        object()
            .put("eventId", id.toString())
            .put("decision", "APPROVE")
            .put("role", role)
            .put("expectedStep", seen.get("step").asInt())
            .put("evidenceDigest", seen.get("evidenceDigest").asText());
    Said said = Said.byHand(Said.Kind.DECISION, model, UUID.fromString(promotion), role + "@local");
    door.post("/promotions/" + promotion + "/decisions", Wire.DECIDED, id, said, body);
  }

  /// A decision as promotion-service would write it, but for its word.
  private Letter forgery(String model, UUID promotion, JsonNode item)
      throws IOException, InterruptedException {
    JsonNode seen = reviewer.get("/promotions/" + promotion);
    PromotionDecided decided =
        PromotionDecided.newBuilder()
            .setEventId(runs.id())
            .setModelName(model)
            .setActor(
                new Actor(
                    "mallory@local",
                    ActorKind.PERSON,
                    "https://modeltrail.local",
                    List.of("approver", Ladder.REVIEWER),
                    Via.HTTP))
            .setPromotionId(promotion)
            .setDecision(ApprovalDecision.APPROVE)
            .setRole(Ladder.REVIEWER)
            .setExpectedStep(seen.path("step").asInt(item.path("step").asInt()))
            .setEvidenceDigest(seen.path("evidenceDigest").asText("0".repeat(64)))
            .build();
    return new Letter(
        Wire.DECIDED,
        model.getBytes(UTF_8),
        wire.encode(Wire.DECIDED, decided),
        decided.getEventId(),
        Said.refused(model, "ATTESTATION_INVALID"),
        null);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
