package io.modeltrail.registry.registration;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;

/// ModelRegistered: a version with all that the training job said, so that its reader needs to ask
/// nobody. Its cause and actor are those of what made the run a version.
final class RegisteredEvents {

  static final String TOPIC = "model.registered";

  private RegisteredEvents() {}

  static Sink sink() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }

  /// The same topic, read back.
  static Source<ModelRegistered> source() {
    return new Source<>(
            TOPIC,
            ModelRegistered.class,
            Contract.topic(TOPIC).schemaText(),
            event ->
                new Source.Identity(event.getEventId(), event.getModelName(), event.getWorkspace()))
        .ofServices();
  }

  static Emission emission(Registered fact) {
    return new Emission(
        TOPIC,
        fact.trained().getModelName(),
        fact.eventId(),
        fact.subject(),
        fact.cause().at(),
        event(fact),
        fact.cause().traceparent());
  }

  private static ModelRegistered event(Registered fact) {
    ModelTrained trained = fact.trained();
    ModelRegistered event = new ModelRegistered();
    event.setEventId(fact.eventId());
    event.setOccurredAt(fact.cause().at());
    event.setCausationId(fact.cause().eventId());
    event.setActor(fact.cause().actor());
    event.setModelName(trained.getModelName());
    event.setVersion(fact.numbered().number());
    event.setPhase(fact.phase());
    event.setServes(fact.numbered().serves());
    event.setGovernanceRevision(fact.numbered().governanceRevision());
    event.setWorkspace(trained.getWorkspace());
    event.setRun(trained.getRun());
    event.setArtifact(trained.getArtifact());
    event.setAlgorithm(trained.getAlgorithm());
    event.setTask(trained.getTask());
    event.setParameters(trained.getParameters());
    event.setMetrics(trained.getMetrics());
    event.setMetricsDataset(trained.getMetricsDataset());
    event.setEvaluations(trained.getEvaluations());
    event.setStatistics(trained.getStatistics());
    event.setDatasets(trained.getDatasets());
    event.setBaseModels(trained.getBaseModels());
    event.setAttachments(trained.getAttachments());
    event.setTags(trained.getTags());
    event.setDescription(trained.getDescription());
    return event;
  }
}
