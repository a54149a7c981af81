package io.modeltrail.registry;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.service.testing.TestLog;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// The log as a training job and a subscriber have it.
@Singleton
public class Log {

  private static final String TRAINED = "model.trained";

  private final TestLog log;

  Log(TestLog log) {
    this.log = log;
  }

  public static ModelTrained trained(String model, String run) {
    return ModelTrained.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setRun(Run.newBuilder().setRunId(run).build())
        .setArtifact(
            Artifact.newBuilder().setUri("s3://models/" + run).setSha256("a".repeat(64)).build())
        .build();
  }

  public static ModelTrained trained(String workspace, String model, String run) {
    ModelTrained trained = trained(model, run);
    trained.setWorkspace(workspace);
    return trained;
  }

  /// A request for what a run made.
  public static DeploymentRequested requested(
      String workspace, String model, String environment, @Nullable String run) {
    return DeploymentRequested.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setWorkspace(workspace)
        .setEnvironment(environment)
        .setRunId(run)
        .build();
  }

  public TestLog plain() {
    return log;
  }

  public byte[] encode(ModelTrained event) {
    return log.encode(TRAINED, event);
  }

  public RecordMetadata send(ModelTrained event) {
    return send(event.getModelName(), encode(event));
  }

  public RecordMetadata send(DeploymentRequested event) {
    return log.send("deployment.requested", event.getModelName(), event);
  }

  public RecordMetadata send(ModelAssessed event) {
    return log.send("model.assessed", event.getModelName(), event);
  }

  public RecordMetadata send(String key, byte[] value) {
    return send(null, key, value);
  }

  /// @param partition null: the one that the key belongs on
  public RecordMetadata send(Integer partition, String key, byte[] value) {
    return acknowledged(sendLater(partition, key, value));
  }

  /// Hands it to the client, which gathers records to batches.
  public Future<RecordMetadata> sendLater(Integer partition, String key, byte[] value) {
    return log.sendLater(TRAINED, partition, key, value);
  }

  public static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    return TestLog.acknowledged(sent);
  }

  /// All committed records of a topic with this key, in order.
  public List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    return log.records(topic, key);
  }

  public List<ModelRegistered> registered(String model) {
    return log.events("model.registered", model, ModelRegistered.class);
  }
}
