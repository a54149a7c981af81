package io.modeltrail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelObserved;
import io.modeltrail.messaging.wire.Encoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What monitoring tells of a version, an hour at a time.
final class Observations {

  private static final String TOPIC = "model.observed";

  private Observations() {}

  /// Publishes some, and waits until all are acknowledged.
  static void publish(Chain chain, String model, int version, int count) {
    Encoder encoder = chain.workload().encoder();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (KafkaProducer<byte[], byte[]> producer =
        Workload.producer(chain.parts().bootstrapServers())) {
      for (int i = count; i > 0; i--) {
        ModelObserved seen =
            ModelObserved.newBuilder()
                .setEventId(UUID.randomUUID())
                .setModelName(model)
                .setEnvironment(Chain.ENVIRONMENT)
                .setVersion(version)
                .setWindowStart(now.minus(Duration.ofHours(i)))
                .setWindowEnd(now.minus(Duration.ofHours(i - 1)))
                .setSampleCount(1_000)
                .setFigures(Map.of("accuracy", 0.9, "drift", i / 1000.0))
                .build();
        byte[] value = encoder.encode(TOPIC + "-value", Contract.topic(TOPIC).schemaText(), seen);
        var unused = producer.send(new ProducerRecord<>(TOPIC, model.getBytes(UTF_8), value));
      }
      producer.flush();
    }
  }
}
