package io.modeltrail.registry.registration;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.wire.Sink;

/// ModelRegistered: a version with all that the training job said, so that its reader needs to ask
/// nobody.
final class RegisteredEvents {

  static final String TOPIC = "model.registered";

  private RegisteredEvents() {}

  static Sink sink() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }

  static Emission emission(Registered fact) {
    return new Emission(
        TOPIC,
        fact.trained().getModelName(),
        fact.eventId(),
        fact.subject(),
        fact.at(),
        event(fact),
        fact.traceparent());
  }

  private static ModelRegistered event(Registered fact) {
    ModelTrained trained = fact.trained();
    ModelRegistered event = new ModelRegistered();
    event.setEventId(fact.eventId());
    event.setOccurredAt(fact.at());
    event.setCausationId(trained.getEventId());
    event.setActor(trained.getActor());
    event.setModelName(trained.getModelName());
    event.setVersion(fact.numbered().number());
    event.setPhase(Phase.valueOf(fact.numbered().phase()));
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
