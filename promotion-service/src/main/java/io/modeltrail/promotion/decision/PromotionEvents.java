package io.modeltrail.promotion.decision;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.service.rules.RulesInForce;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/// What the promotion service reads and writes.
public final class PromotionEvents {

  public static final String REQUESTED = "promotion.requested";
  public static final String GOVERNANCE = RulesInForce.TOPIC;
  public static final String REGISTERED = "model.registered";
  public static final String CHECKED = "artifact.checked";
  public static final String DESCRIBED = "model.described";
  public static final String ASSESSED = "model.assessed";
  public static final String DECIDED = "promotion.decided";
  public static final String REPORTED = "deployment.reported";
  public static final String OBSERVED = "model.observed";
  public static final String TIMER = "timer.fired";

  private PromotionEvents() {}

  static List<Source<?>> sources() {
    return List.of(
        source(
                REGISTERED,
                ModelRegistered.class,
                event ->
                    new Source.Identity(
                        event.getEventId(), event.getModelName(), event.getWorkspace()))
            .ofServices(),
        source(
            REQUESTED,
            PromotionRequested.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            CHECKED,
            ArtifactChecked.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            DESCRIBED,
            ModelDescribed.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            ASSESSED,
            ModelAssessed.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            DECIDED,
            PromotionDecided.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            REPORTED,
            DeploymentReported.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        source(
            OBSERVED,
            ModelObserved.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)),
        RulesInForce.source(),
        source(
            TIMER,
            TimerFired.class,
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null)));
  }

  static List<Sink> sinks() {
    return List.of(
        sink(Topics.PROMOTION_CHANGED),
        sink(Topics.MODEL_CHAMPION),
        sink(Topics.MODEL_ALARMED),
        Sink.family(
            Topics.MODEL_PROMOTED, Contract.topic(Topics.modelPromoted("any")).schemaText()));
  }

  public static Sink sink(String topic) {
    return new Sink(topic, Contract.topic(topic).schemaText());
  }

  private static <T extends SpecificRecord> Source<T> source(
      String topic, Class<T> type, Function<T, Source.Identity> identity) {
    return new Source<>(topic, type, Contract.topic(topic).schemaText(), identity);
  }
}
