package io.modeltrail.examples.deployment;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.Champion;
import io.modeltrail.event.ChampionChanged;
import java.time.Instant;
import java.util.UUID;

/// Changes of champions for tests.
final class Changes {

  private Changes() {}

  static ChampionChanged champion(String environment, String model, long revision) {
    var artifact =
        Artifact.newBuilder()
            .setUri("s3://models/" + environment + "/" + revision)
            .setSha256("%064x".formatted(revision))
            .setFormat("onnx")
            .build();
    return change(environment, model, revision, champion((int) revision, artifact));
  }

  static ChampionChanged of(Artifact artifact) {
    return change("production", "wine", 7, champion(3, artifact));
  }

  static ChampionChanged none(String environment, String model, long revision) {
    return change(environment, model, revision, null);
  }

  private static Champion champion(int version, Artifact artifact) {
    return Champion.newBuilder()
        .setVersion(version)
        .setPromotionId(UUID.randomUUID())
        .setArtifact(artifact)
        .build();
  }

  private static ChampionChanged change(
      String environment, String model, long revision, Champion champion) {
    return ChampionChanged.newBuilder()
        .setEventId(UUID.randomUUID())
        .setEnvironment(environment)
        .setModelName(model)
        .setRevision(revision)
        .setSince(Instant.EPOCH)
        .setChampion(champion)
        .build();
  }
}
