package io.modeltrail.promotion;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Run;
import io.modeltrail.event.TimerFired;
import io.modeltrail.governance.reading.GovernanceFile;
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

  public static GovernanceApplied governance(long revision, String text) {
    return GovernanceApplied.newBuilder()
        .setEventId(UUID.randomUUID())
        .setRevision(revision)
        .setDigest(GovernanceFile.digest(text))
        .setText(text)
        .build();
  }
}
