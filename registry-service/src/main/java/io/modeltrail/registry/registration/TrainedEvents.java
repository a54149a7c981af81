package io.modeltrail.registry.registration;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.wire.Source;

/// ModelTrained: what training jobs say.
public final class TrainedEvents {

  public static final String TOPIC = "model.trained";

  private TrainedEvents() {}

  static Source<ModelTrained> source() {
    return new Source<>(
        TOPIC,
        ModelTrained.class,
        schemaText(),
        event ->
            new Source.Identity(event.getEventId(), event.getModelName(), event.getWorkspace()));
  }

  public static String schemaText() {
    return Contract.topic(TOPIC).schemaText();
  }

  static RunKey key(ModelTrained event) {
    return new RunKey(
        event.getWorkspace(),
        event.getModelName(),
        event.getRun().getRunId(),
        event.getArtifact().getSha256());
  }
}
