package io.modeltrail.service.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.contract.CommittedRecords;
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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The log as those have it who are no service: plain Kafka clients.
@Singleton
public class TestLog {

  private final String bootstrapServers;
  private final SchemaRegistry schemas;
  private final Encoder encoder;
  private final KafkaProducer<byte[], byte[]> producer;

  TestLog(
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

  public byte[] encode(String topic, SpecificRecord event) {
    return encoder.encode(topic + "-value", Contract.topic(topic).schemaText(), event);
  }

  /// Sends an event to the partition that its key belongs on.
  public RecordMetadata send(String topic, String key, SpecificRecord event) {
    return acknowledged(sendLater(topic, null, key, encode(topic, event)));
  }

  /// Hands it to the client, which gathers records to batches.
  ///
  /// @param partition null: the one that the key belongs on
  public Future<RecordMetadata> sendLater(
      String topic, Integer partition, String key, byte[] value) {
    return producer.send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value));
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

  /// All committed events of a topic with this key, in order.
  public <T extends SpecificRecord> List<T> events(String topic, String key, Class<T> type) {
    return events(records(topic, key), topic, type);
  }

  /// All committed events of a topic; in order, if it has one partition.
  public <T extends SpecificRecord> List<T> events(String topic, Class<T> type) {
    return events(CommittedRecords.of(bootstrapServers, topic), topic, type);
  }

  private <T extends SpecificRecord> List<T> events(
      List<ConsumerRecord<byte[], byte[]>> records, String topic, Class<T> type) {
    Source<T> source =
        new Source<>(
            topic,
            type,
            Contract.topic(topic).schemaText(),
            event ->
                new Source.Identity(
                    (UUID) event.get(event.getSchema().getField("eventId").pos()), "", null));
    Decoder<T> decoder = new Decoder<>(source, topic + "-value", schemas);
    return records.stream()
        .map(record -> (Decoder.Legible<T>) decoder.read(record.value()))
        .map(Decoder.Legible::content)
        .toList();
  }
}
