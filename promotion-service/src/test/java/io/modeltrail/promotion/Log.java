package io.modeltrail.promotion;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.service.testing.TestLog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// The log as the registry, a pipeline and a deployment system have it.
@Singleton
public class Log {

  private final TestLog log;

  Log(TestLog log) {
    this.log = log;
  }

  public RecordMetadata send(SpecificRecord event) {
    return TestLog.acknowledged(sendLater(event));
  }

  /// Hands it to the client, which gathers records to batches.
  public Future<RecordMetadata> sendLater(SpecificRecord event) {
    return switch (event) {
      case ModelRegistered it -> sendLater("model.registered", it.getModelName(), it);
      case PromotionRequested it -> sendLater("promotion.requested", it.getModelName(), it);
      case PromotionDecided it -> sendLater("promotion.decided", it.getModelName(), it);
      case ArtifactChecked it -> sendLater("artifact.checked", it.getModelName(), it);
      case DeploymentReported it -> sendLater("deployment.reported", it.getModelName(), it);
      case ModelObserved it -> sendLater("model.observed", it.getModelName(), it);
      case TimerFired it -> sendLater("timer.fired", it.getModelName(), it);
      case GovernanceApplied it -> sendLater("governance.applied", it.getEventId().toString(), it);
      default -> throw new IllegalArgumentException("not read by the service: " + event);
    };
  }

  private Future<RecordMetadata> sendLater(String topic, String key, SpecificRecord event) {
    return sendLater(topic, key, log.encode(topic, event));
  }

  public Future<RecordMetadata> sendLater(String topic, String key, byte[] value) {
    return log.sendLater(topic, null, key, value);
  }

  public byte[] encode(String topic, SpecificRecord event) {
    return log.encode(topic, event);
  }

  public TestLog plain() {
    return log;
  }

  public List<PromotionChanged> changed(String model) {
    return log.events("promotion.changed", model, PromotionChanged.class);
  }

  /// As `qa REFUSED GATE_FAILED`, in the log's order.
  public List<String> states(String model) {
    return changed(model).stream()
        .map(
            step ->
                step.getEnvironment()
                    + " "
                    + step.getState()
                    + (step.getCode() == null ? "" : " " + step.getCode()))
        .toList();
  }

  public List<ModelAlarmed> alarms(String model) {
    return log.events("model.alarmed", model, ModelAlarmed.class);
  }

  public List<ModelPromoted> promoted(String environment, String model) {
    return log.events("model.promoted." + environment, model, ModelPromoted.class);
  }

  public List<ChampionChanged> champion(String environment, String model) {
    return log.events("model.champion", environment + "/" + model, ChampionChanged.class);
  }
}
