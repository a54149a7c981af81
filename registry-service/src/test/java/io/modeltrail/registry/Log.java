package io.modeltrail.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The log as a training job and a subscriber have it: plain Kafka clients.
@Singleton
public class Log {

  private final String bootstrapServers;
  private final SchemaRegistry schemas;
  private final Encoder encoder;
  private final KafkaProducer<byte[], byte[]> producer;

  Log(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      SchemaRegistry schemas) {
    this.bootstrapServers = bootstrapServers;
    this.schemas = schemas;
    this.encoder = new Encoder(schemas);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ZERO);
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

  public byte[] encode(ModelTrained event) {
    return encoder.encode(
        "model.trained-value", Contract.topic("model.trained").schemaText(), event);
  }

  public RecordMetadata send(ModelTrained event) {
    return send(event.getModelName(), encode(event));
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
    return producer.send(
        new ProducerRecord<>("model.trained", partition, key.getBytes(UTF_8), value));
  }

  public static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
    try {
      return sent.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("not acknowledged", e);
    }
  }

  /// All committed records of a topic with this key, in order.
  public List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
    return CommittedRecords.of(bootstrapServers, topic).stream()
        .filter(record -> new String(record.key(), UTF_8).equals(key))
        .toList();
  }

  public List<ModelRegistered> registered(String model) {
    Source<ModelRegistered> source =
        new Source<>(
            "model.registered",
            ModelRegistered.class,
            Contract.topic("model.registered").schemaText(),
            event -> new Source.Identity(event.getEventId(), event.getModelName(), null));
    Decoder<ModelRegistered> decoder = new Decoder<>(source, "model.registered-value", schemas);
    return records("model.registered", model).stream()
        .map(record -> (Decoded.Good) decoder.decode(record.key(), record.value()))
        .map(good -> (ModelRegistered) good.content())
        .toList();
  }
}
