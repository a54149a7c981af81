package io.modeltrail.registry.description;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;

/// ModelDescribed: what is said of a model or a version.
public final class DescribedEvents {

  public static final String TOPIC = "model.described";

  private DescribedEvents() {}

  static Source<ModelDescribed> source() {
    return new Source<>(
        TOPIC,
        ModelDescribed.class,
        Contract.topic(TOPIC).schemaText(),
        event -> new Source.Identity(event.getEventId(), event.getModelName(), null));
  }

  /// How it comes into the log.
  public static Sink door() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }
}
