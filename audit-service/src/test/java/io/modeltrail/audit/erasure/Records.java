package io.modeltrail.audit.erasure;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.util.List;
import java.util.UUID;

/// Records that name people.
final class Records {

  private Records() {}

  static ModelTrained trained(String model, String actor, String startedBy) {
    return ModelTrained.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor(actor))
        .setModelName(model)
        .setRun(Run.newBuilder().setRunId("run-1").setStartedBy(startedBy).build())
        .setArtifact(Artifact.newBuilder().setUri("s3://m").setSha256("a".repeat(64)).build())
        .build();
  }

  static ModelDescribed described(String model, String developer, String description) {
    return ModelDescribed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor("carl"))
        .setModelName(model)
        .setDevelopers(List.of("carl", developer))
        .setDescription(description)
        .build();
  }

  static DeploymentReported reported(String model) {
    return DeploymentReported.newBuilder()
        .setEventId(UUID.randomUUID())
        .setActor(actor("cluster"))
        .setModelName(model)
        .setEnvironment("qa")
        .setTarget("cluster-1")
        .setOutcome(DeploymentOutcome.SUCCEEDED)
        .build();
  }

  static Actor actor(String subject) {
    return new Actor(subject, ActorKind.PERSON, null, List.of(), Via.KAFKA);
  }
}
