package io.modeltrail.messaging.loop;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import java.util.UUID;

/// Events for tests.
final class Events {

  private Events() {}

  static ModelTrained trained(UUID id, String model, String run) {
    return ModelTrained.newBuilder()
        .setEventId(id)
        .setModelName(model)
        .setRun(Run.newBuilder().setRunId(run).build())
        .setArtifact(Artifact.newBuilder().setUri("file:/model").setSha256("a".repeat(64)).build())
        .build();
  }
}
