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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events as the services tell them.
final class Telling {

  private Telling() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static ModelRegistered registered(String model, int version, String run, double accuracy) {
    return ModelRegistered.newBuilder()
        .setEventId(id(model + " version " + version))
        .setModelName(model)
        .setVersion(version)
        .setPhase(Phase.TRAINING)
        .setServes(Ladder.ENVIRONMENTS)
        .setWorkspace(model.equals(World.STUDY) ? "research" : "default")
        .setRun(Run.newBuilder().setRunId(run).build())
        .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("sha " + run).build())
        .setMetrics(Map.of("accuracy", accuracy))
        .build();
  }

  static PromotionRequested requested(UUID cause) {
    return PromotionRequested.newBuilder()
        .setEventId(id("answer to " + cause))
        .setCausationId(cause)
        .setPromotionId(id("promotion of " + cause))
        .setModelName(World.STUDY)
        .setVersion(1)
        .setEnvironment("dev")
        .setKind(PromotionKind.PROMOTION)
        .build();
  }

  static PromotionChanged step(
      UUID promotion, String model, int version, String environment, int step) {
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

  static ModelPromoted promoted(
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

  static ChampionChanged champion(String environment, String model, int version, long revision) {
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

  static PromotionDecided decided(UUID promotion, String who, Attestation attestation) {
    return PromotionDecided.newBuilder()
        .setEventId(id("decision"))
        .setModelName(World.REVIEWED)
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
}
