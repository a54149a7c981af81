package io.modeltrail.registry.assessment;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;

/// ModelAssessed: what was found out after training.
final class AssessedEvents {

  static final String TOPIC = "model.assessed";

  private AssessedEvents() {}

  static Source<ModelAssessed> source() {
    return new Source<>(
        TOPIC,
        ModelAssessed.class,
        Contract.topic(TOPIC).schemaText(),
        event ->
            new Source.Identity(event.getEventId(), event.getModelName(), event.getWorkspace()));
  }

  /// How it comes into the log.
  static Sink door() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }
}
