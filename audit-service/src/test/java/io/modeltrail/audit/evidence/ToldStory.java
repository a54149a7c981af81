package io.modeltrail.audit.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
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
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.service.testing.TestLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.erdtman.jcs.JsonCanonicalizer;

/// What services would write about a version that a person lets into production.
final class ToldStory {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Actor JOB = new Actor("job-7", ActorKind.JOB, null, List.of(), Via.KAFKA);
  private static final Run RUN = Run.newBuilder().setRunId("run-7").setStartedBy("ann").build();
  private static final Artifact ARTIFACT =
      Artifact.newBuilder().setUri("s3://m").setSha256("a".repeat(64)).build();

  private final TestLog log;
  private final String model;
  private final KeyPair attesting;
  private final UUID promotion = UUID.randomUUID();
  private final List<Approval> approvals = new ArrayList<>();
  private final GovernanceApplied rules;

  ToldStory(TestLog log, String model) throws Exception {
    this.log = log;
    this.model = model;
    this.attesting = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.rules = log.events("governance.applied", GovernanceApplied.class).getFirst();
  }

  /// What a reviewer has who trusts the service that attests.
  Path attestationKey(Path folder) throws Exception {
    String key = Base64.getMimeEncoder().encodeToString(attesting.getPublic().getEncoded());
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(key));
  }

  /// Version 1 that is only registered, and version 2 with all that becomes of it.
  void tell() throws Exception {
    registered(1, "run-6", "b".repeat(64));
    registered(2, "run-7", "a".repeat(64));
    ModelDescribed described =
        ModelDescribed.newBuilder()
            .setEventId(UUID.randomUUID())
            .setActor(person("olga"))
            .setModelName(model)
            .setPurpose("<script>alert(1)</script>")
            .build();
    send("model.described", described);

    PromotionRequested request =
        PromotionRequested.newBuilder()
            .setEventId(UUID.randomUUID())
            .setActor(person("olga"))
            .setPromotionId(promotion)
            .setModelName(model)
            .setVersion(2)
            .setEnvironment("production")
            .setReason("it is better")
            .build();
    request.setAttestation(attest(request));
    send("promotion.requested", request);
    send("promotion.changed", step(request, 1, PromotionState.AWAITING_APPROVAL));
    PromotionDecided decided = decision(person("vera", "validator"));
    decided.setAttestation(attest(decided));
    Instant at = send("promotion.decided", decided);
    approvals.add(
        Approval.newBuilder()
            .setBy(decided.getActor())
            .setRole("validator")
            .setDecision(ApprovalDecision.APPROVE)
            .setEvidenceDigest(decided.getEvidenceDigest())
            .setAt(at)
            .build());
    send("promotion.changed", step(request, 2, PromotionState.PROMOTED));
    promoted();
    send("promotion.decided.dead-letter", decision(person("eve", "validator")));
  }

  private void registered(int version, String runId, String sha256) {
    ModelTrained trained =
        ModelTrained.newBuilder()
            .setEventId(UUID.randomUUID())
            .setActor(JOB)
            .setModelName(model)
            .setRun(Run.newBuilder(RUN).setRunId(runId).build())
            .setArtifact(Artifact.newBuilder(ARTIFACT).setSha256(sha256).build())
            .build();
    send("model.trained", trained);
    send(
        "model.registered",
        ModelRegistered.newBuilder()
            .setEventId(UUID.randomUUID())
            .setCausationId(trained.getEventId())
            .setActor(JOB)
            .setModelName(model)
            .setVersion(version)
            .setPhase(Phase.TRAINING)
            .setGovernanceRevision(rules.getRevision())
            .setRun(trained.getRun())
            .setArtifact(trained.getArtifact())
            .build());
  }

  private PromotionChanged step(PromotionRequested request, int number, PromotionState state) {
    return PromotionChanged.newBuilder()
        .setEventId(UUID.randomUUID())
        .setCausationId(request.getEventId())
        .setPromotionId(promotion)
        .setModelName(model)
        .setVersion(2)
        .setEnvironment("production")
        .setKind(PromotionKind.PROMOTION)
        .setStep(number)
        .setState(state)
        .setRequestedBy(request.getActor())
        .setReason(request.getReason())
        .setGates(gates())
        .setApprovals(List.copyOf(approvals))
        .setApprovalsRequired(approvals.isEmpty() ? List.of("validator") : List.of())
        .setGovernanceRevision(rules.getRevision())
        .setGovernanceDigest(rules.getDigest())
        .build();
  }

  private PromotionDecided decision(Actor by) {
    return PromotionDecided.newBuilder()
        .setEventId(UUID.randomUUID())
        .setOccurredAt(Instant.parse("2026-03-01T09:30:00.250Z"))
        .setActor(by)
        .setModelName(model)
        .setPromotionId(promotion)
        .setDecision(ApprovalDecision.APPROVE)
        .setRole("validator")
        .setExpectedStep(1)
        .setEvidenceDigest("ab".repeat(32))
        .build();
  }

  private void promoted() {
    ModelPromoted promoted =
        ModelPromoted.newBuilder()
            .setEventId(UUID.randomUUID())
            .setPromotionId(promotion)
            .setModelName(model)
            .setVersion(2)
            .setEnvironment("production")
            .setRevision(1)
            .setKind(PromotionKind.PROMOTION)
            .setArtifact(ARTIFACT)
            .setRun(RUN)
            .setPhase(Phase.TRAINING)
            .setApprovals(List.copyOf(approvals))
            .setGates(gates())
            .setGovernanceRevision(rules.getRevision())
            .setReason("it is better")
            .build();
    send("model.promoted.production", promoted);
    log.send(
        "model.champion",
        "production/" + model,
        ChampionChanged.newBuilder()
            .setEventId(UUID.randomUUID())
            .setEnvironment("production")
            .setModelName(model)
            .setRevision(1)
            .setSince(Instant.parse("2026-03-01T09:31:00Z"))
            .setChampion(
                Champion.newBuilder()
                    .setVersion(2)
                    .setPromotionId(promotion)
                    .setArtifact(ARTIFACT)
                    .build())
            .build());
    send(
        "deployment.reported",
        DeploymentReported.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(model)
            .setEnvironment("production")
            .setRevision(1L)
            .setOutcome(DeploymentOutcome.SUCCEEDED)
            .setRunningSha256("a".repeat(64))
            .build());
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

  private Instant send(String topic, SpecificRecord record) {
    byte[] value = log.encode(topic.replace(".dead-letter", ""), record);
    return Instant.ofEpochMilli(
        TestLog.acknowledged(log.sendLater(topic, null, model, value)).timestamp());
  }

  /// As promotion-service does.
  private Attestation attest(SpecificRecord record) throws Exception {
    ObjectNode said = (ObjectNode) JSON.readTree(PlainJson.write(record));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(attesting.getPrivate());
    signature.update((record.getSchema().getFullName() + "\n").getBytes(UTF_8));
    signature.update(new JsonCanonicalizer(said.toString()).getEncodedUTF8());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(attesting.getPublic().getEncoded());
    return new Attestation(
        HexFormat.of().formatHex(digest, 0, 8),
        "Ed25519",
        Base64.getEncoder().encodeToString(signature.sign()));
  }

  private static Actor person(String subject, String... roles) {
    return new Actor(subject, ActorKind.PERSON, "https://id.example", List.of(roles), Via.HTTP);
  }
}
