package io.modeltrail.benchmarks;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.PlainJson;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Events as training jobs send them: about 1 KB each, of 200 models, every run another one.
public final class Workload {

  static final String TOPIC = "model.trained";
  static final int MODELS = 200;

  /// How large an event is without padding, about, and one text of the padding.
  private static final int BYTES = 1_000;

  private static final int TEXT = 500;

  private final Encoder encoder;
  private final int padding;

  public Workload(String schemaRegistryUrl) {
    this(schemaRegistryUrl, BYTES);
  }

  /// @param bytes of an event, about: more parameters make it larger
  Workload(String schemaRegistryUrl, int bytes) {
    this.padding = Math.max(0, bytes - BYTES) / TEXT;
    this.encoder =
        new Encoder(new SchemaRegistry(URI.create(schemaRegistryUrl + "/apis/ccompat/v7")));
  }

  Encoder encoder() {
    return encoder;
  }

  /// Publishes events and waits until all are acknowledged.
  ///
  /// @return how large one of them is, in bytes
  int publish(String bootstrapServers, int events) {
    int bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      for (int i = 0; i < events; i++) {
        ProducerRecord<byte[], byte[]> record = event(i);
        bytes = record.value().length;
        var unused = producer.send(record);
      }
      producer.flush();
    }
    return bytes;
  }

  public ProducerRecord<byte[], byte[]> event(int i) {
    String model = "model-" + i % MODELS;
    ModelTrained event = trained(model, i);
    for (int k = 0; k < padding; k++) {
      event.getParameters().put("padding." + k, text(i * 1_000L + k));
    }
    byte[] value = encoder.encode(TOPIC + "-value", Contract.topic(TOPIC).schemaText(), event);
    return new ProducerRecord<>(TOPIC, model.getBytes(StandardCharsets.UTF_8), value);
  }

  /// One that hardly gets smaller when it is compressed.
  private static String text(long seed) {
    byte[] bytes = new byte[TEXT * 3 / 4];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// The same as JSON: what is stored of it, and what is sent over HTTP.
  static String json(String model, int i) {
    ModelTrained event = trained(model, i);
    event.setActor(null);
    return new String(PlainJson.write(event), StandardCharsets.UTF_8);
  }

  static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "linger.ms",
            5);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static ModelTrained trained(String model, int i) {
    String digest = String.format("%064x", i);
    ModelTrained event =
        ModelTrained.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(model)
            .setRun(
                Run.newBuilder()
                    .setRunId("run-" + UUID.randomUUID())
                    .setExperiment("benchmark")
                    .setCodeRepository("https://example.com/team/models.git")
                    .setCodeCommit("0123456789abcdef0123456789abcdef01234567")
                    .build())
            .setArtifact(
                Artifact.newBuilder()
                    .setUri("s3://models/" + model + "/" + i + "/model.onnx")
                    .setSha256(digest)
                    .setSizeBytes(1_048_576L)
                    .setFormat("onnx")
                    .build())
            .setAlgorithm("gradient boosted trees")
            .setMetricsDataset("held-out")
            .build();
    event.setMetrics(figures("metric", 6, i));
    event.setStatistics(figures("statistic", 5, i));
    event.setParameters(parameters(i));
    event.setDatasets(
        List.of(
            dataset("train", DatasetRole.TRAINING, digest),
            dataset("held-out", DatasetRole.TEST, digest)));
    event.setTags(Map.of("team", "risk", "stage", "nightly"));
    return event;
  }

  private static Map<String, Double> figures(String name, int count, int i) {
    Map<String, Double> figures = new HashMap<>();
    for (int k = 0; k < count; k++) {
      figures.put(name + "." + k, (i % 1000) / 1000.0 + k);
    }
    return figures;
  }

  private static Map<String, String> parameters(int i) {
    Map<String, String> parameters = new HashMap<>();
    for (int k = 0; k < 12; k++) {
      parameters.put("parameter." + k, Integer.toString(i * 31 + k));
    }
    return parameters;
  }

  private static Dataset dataset(String name, DatasetRole role, String digest) {
    return new Dataset(
        name, "s3://data/" + name + ".parquet", role, "3", digest, 100_000L, Map.of("mean", 0.5));
  }
}
