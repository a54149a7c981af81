package io.modeltrail.examples.training;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.modeltrail.event.ModelTrained;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tells Modeltrail what was trained. This file is the one to copy into a job of your own.
final class Publisher implements AutoCloseable {

  static final String TOPIC = "model.trained";

  private static final int DEADLINE_SECONDS = 30;

  private final KafkaProducer<String, ModelTrained> producer;

  /// @param kafka the brokers, such as `localhost:9092`
  /// @param schemaRegistry the registry's root, such as `http://localhost:8084`
  Publisher(String kafka, String schemaRegistry) {
    producer =
        new KafkaProducer<>(
            Map.ofEntries(
                Map.entry("bootstrap.servers", kafka),
                Map.entry("key.serializer", StringSerializer.class),
                Map.entry("value.serializer", AvroKafkaSerializer.class),
                Map.entry("apicurio.registry.url", schemaRegistry + "/apis/registry/v3"),
                // The schema belongs to Modeltrail: take the registered one, never add one.
                Map.entry("apicurio.registry.auto-register", false),
                Map.entry("apicurio.registry.find-latest", true),
                // Acknowledged means that every replica in step has it,
                Map.entry("acks", "all"),
                // and the client's own retries leave one record, in order.
                Map.entry("enable.idempotence", true),
                // Give up and say so instead of waiting: a job has no one to wait for it.
                Map.entry("max.block.ms", 15_000),
                Map.entry("request.timeout.ms", 10_000),
                Map.entry("delivery.timeout.ms", 20_000)));
  }

  /// Returns when the brokers have the event for good. On any exception they may have it or not:
  /// publish the same event again, with the same eventId, and it counts once.
  ///
  /// @throws ExecutionException whose cause says what went wrong
  /// @throws TimeoutException if there was no answer within 30 s
  RecordMetadata publish(ModelTrained event)
      throws ExecutionException, TimeoutException, InterruptedException {
    // The key is the model's name: all of a model's events are then in one partition, in order.
    var record = new ProducerRecord<>(TOPIC, event.getModelName(), event);
    CloudEventHeaders.add(record.headers(), event); // Optional: for routing and tracing only.

    // send() asks the schema registry before it returns, without a limit: so a thread of its own.
    var sending = new FutureTask<>(() -> producer.send(record).get());
    Thread.ofPlatform().daemon().name("publish").start(sending);
    return sending.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
