package io.modeltrail.promotion;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Run;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.reading.GovernanceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events as others tell them.
public final class Told {

  private Told() {}

  public static ModelRegistered version(String model, int version, double accuracy) {
    return version(model, version, Map.of("accuracy", accuracy));
  }

  public static ModelRegistered version(String model, int version, Map<String, Double> metrics) {
    return ModelRegistered.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(version)
        .setPhase(Phase.TRAINING)
        .setServes(List.of("dev", "qa", "production", "staging"))
        .setMetrics(metrics)
        .setRun(Run.newBuilder().setRunId("run-" + version).build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("s3://models/" + model + "/" + version)
                .setSha256("a".repeat(64))
                .build())
        .build();
  }

  /// A version of a commit, trained where these environments are served.
  public static ModelRegistered trained(
      String model, int version, String commit, String... serves) {
    ModelRegistered told = version(model, version, 0.9);
    told.setServes(List.of(serves));
    told.getRun().setCodeRepository("https://git.example/" + model);
    told.getRun().setCodeCommit(commit);
    return told;
  }

  /// Its promotion has the request's id.
  public static PromotionRequested request(String model, int version, String environment) {
    UUID id = UUID.randomUUID();
    return PromotionRequested.newBuilder()
        .setEventId(id)
        .setPromotionId(id)
        .setModelName(model)
        .setVersion(version)
        .setEnvironment(environment)
        .setAllowOlder(true)
        .build();
  }

  public static TimerFired timer(String model, UUID promotionId) {
    return TimerFired.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setSubject("promotions/" + promotionId)
        .setDueAt(Instant.EPOCH)
        .setPurpose("version-registered")
        .build();
  }

  /// Of the artifact that [#version] has.
  public static ArtifactChecked checked(String model, int version, CheckOutcome outcome) {
    return ArtifactChecked.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(version)
        .setSha256("a".repeat(64))
        .setOutcome(outcome)
        .build();
  }

  public static ModelAssessed assessed(String model, int version, AssessmentKind kind) {
    return ModelAssessed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(version)
        .setKind(kind)
        .build();
  }

  /// Of what an environment runs when the log takes it.
  public static DeploymentReported report(
      String model, String environment, DeploymentOutcome outcome) {
    return DeploymentReported.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setEnvironment(environment)
        .setOutcome(outcome)
        .build();
  }

  /// An hour of a day, by its number.
  public static ModelObserved observed(
      String model, int version, String environment, int hour, double accuracy) {
    Instant begin = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour));
    return ModelObserved.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(version)
        .setEnvironment(environment)
        .setWindowStart(begin)
        .setWindowEnd(begin.plus(Duration.ofHours(1)))
        .setSampleCount(1_000)
        .setFigures(Map.of("accuracy", accuracy))
        .build();
  }

  public static GovernanceApplied governance(long revision, String text) {
    return GovernanceApplied.newBuilder()
        .setEventId(UUID.randomUUID())
        .setRevision(revision)
        .setDigest(GovernanceFile.digest(text))
        .setText(text)
        .build();
  }
}
