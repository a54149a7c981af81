package io.modeltrail.audit.search;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Run;
import io.modeltrail.event.Severity;
import io.modeltrail.event.Via;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events for tests.
final class Events {

  private Events() {}

  static ModelTrained trained(String model, String actor) {
    return ModelTrained.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setRun(Run.newBuilder().setRunId("run-1").setStartedBy("ann").build())
        .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("a".repeat(64)).build())
        .build();
  }

  static PromotionRequested requested(String model, String environment, String actor) {
    return PromotionRequested.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setPromotionId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(1)
        .setEnvironment(environment)
        .build();
  }

  static ModelAssessed assessed(String model, String environment, String actor) {
    return ModelAssessed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setVersion(1)
        .setKind(AssessmentKind.EVALUATION)
        .setEnvironment(environment)
        .build();
  }

  static PromotionDecided decided(String model, String actor) {
    return PromotionDecided.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setPromotionId(UUID.randomUUID())
        .setDecision(ApprovalDecision.APPROVE)
        .setExpectedStep(1)
        .setEvidenceDigest("a".repeat(64))
        .build();
  }

  static DeploymentReported reported(String model, String environment, String actor) {
    return DeploymentReported.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setEnvironment(environment)
        .setTarget("cluster-1")
        .setOutcome(DeploymentOutcome.SUCCEEDED)
        .build();
  }

  static ModelObserved observed(String model, String environment, String actor) {
    return ModelObserved.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setEnvironment(environment)
        .setVersion(1)
        .setWindowStart(Instant.parse("2026-11-01T00:00:00Z"))
        .setWindowEnd(Instant.parse("2026-11-01T01:00:00Z"))
        .setSampleCount(10)
        .setFigures(Map.of("auc", 0.9))
        .build();
  }

  static ModelAlarmed alarmed(String model, String environment, String actor) {
    return ModelAlarmed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setEnvironment(environment)
        .setRule("auc-falls")
        .setDetail("auc fell below 0.8")
        .setSeverity(Severity.WARNING)
        .build();
  }

  private static Actor actor(String subject) {
    return new Actor(subject, ActorKind.PERSON, null, List.of(), Via.KAFKA);
  }
}
