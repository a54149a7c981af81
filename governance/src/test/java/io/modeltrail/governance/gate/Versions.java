package io.modeltrail.governance.gate;

import io.modeltrail.event.Actor;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Versions to judge.
public final class Versions {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Versions() {}

  public static ModelRegistered version(int number, Map<String, Double> metrics) {
    return version(number, metrics, Map.of());
  }

  static ModelRegistered version(
      int number, Map<String, Double> metrics, Map<String, String> parameters) {
    return ModelRegistered.newBuilder()
        .setEventId(new UUID(1, number))
        .setActor(Actor.newBuilder().build())
        .setModelName("wine")
        .setVersion(number)
        .setPhase(Phase.TRAINING)
        .setRun(
            Run.newBuilder()
                .setRunId("run-" + number)
                .setStartedAt(NOW.minusSeconds(3_600))
                .build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("file:///model")
                .setSha256("0".repeat(64))
                .setSizeBytes(4_096L)
                .build())
        .setTask("classification")
        .setMetrics(metrics)
        .setParameters(parameters)
        .setTags(Map.of("team", "cellar"))
        .setDatasets(
            List.of(
                Dataset.newBuilder()
                    .setName("held out")
                    .setRole(DatasetRole.TEST)
                    .setRows(54L)
                    .build()))
        .build();
  }
}
