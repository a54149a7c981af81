package io.modeltrail.registry.registration;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;

/// DeploymentRequested, and PromotionRequested, by which the registry answers it.
public final class DeploymentEvents {

  public static final String TOPIC = "deployment.requested";
  private static final String ASKED = "promotion.requested";

  private DeploymentEvents() {}

  static Source<DeploymentRequested> source() {
    return new Source<>(
        TOPIC,
        DeploymentRequested.class,
        Contract.topic(TOPIC).schemaText(),
        event ->
            new Source.Identity(event.getEventId(), event.getModelName(), event.getWorkspace()));
  }

  static Sink sink() {
    return new Sink(ASKED, Contract.topic(ASKED).schemaText());
  }

  /// How a request comes into the log.
  public static Sink door() {
    return new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  }

  static Emission emission(Deployment deployment, Deployment.Asked asked) {
    DeploymentRequested request = deployment.request();
    String subject = "promotions/" + deployment.promotionId();
    PromotionRequested event =
        PromotionRequested.newBuilder()
            .setEventId(EventIds.derived(ASKED, deployment.id(), subject, 1))
            .setOccurredAt(asked.at())
            .setCausationId(deployment.id())
            .setActor(request.getActor())
            .setPromotionId(deployment.promotionId())
            .setModelName(request.getModelName())
            .setVersion(asked.version())
            .setEnvironment(request.getEnvironment())
            .setKind(PromotionKind.PROMOTION)
            .setReason(request.getReason())
            .build();
    return new Emission(
        ASKED,
        request.getModelName(),
        event.getEventId(),
        subject,
        asked.at(),
        event,
        deployment.traceparent());
  }
}
