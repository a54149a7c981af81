package io.modeltrail.audit.search;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.util.List;
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

  private static Actor actor(String subject) {
    return new Actor(subject, ActorKind.PERSON, null, List.of(), Via.KAFKA);
  }
}
