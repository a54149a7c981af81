package io.modeltrail.messaging.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes what a batch must emit, its dead letters and its offsets in one Kafka transaction.
///
/// [#prepare] is for the loop's thread. The rest is for one thread at a time: the loop's, or its
/// [Delivery]'s.
final class Publisher implements AutoCloseable {

  private static final int REQUEST_BYTES_MAX = 2 * 1024 * 1024;

  /// For all retries. The broker answers CONCURRENT_TRANSACTIONS while it completes the transaction
  /// before, a few ms, and the client's default is to ask again after 100.
  private static final int RETRY_BACKOFF_MS = 5;

  private final LoopSettings settings;
  private final List<Sink> sinks;
  private final Encoder encoder;
  private final Consumer<CommitPoint> points;
  private final Map<String, Route> routes = new HashMap<>();
  private @Nullable Producer<byte[], byte[]> producer;

  /// Where the records of one topic go.
  private record Route(String topic, String subject, String schemaText) {}

  Publisher(
      LoopSettings settings,
      List<Sink> sinks,
      SchemaRegistry schemaRegistry,
      Consumer<CommitPoint> points) {
    this.settings = settings;
    this.sinks = List.copyOf(sinks);
    this.encoder = new Encoder(schemaRegistry);
    this.points = points;
  }

  /// Makes the records, so that nothing but the broker can fail later.
  List<ProducerRecord<byte[], byte[]>> prepare(
      List<Emission> emissions, List<Rejection> rejections) {
    List<ProducerRecord<byte[], byte[]>> records =
        new ArrayList<>(emissions.size() + rejections.size());
    emissions.forEach(emission -> records.add(record(emission)));
    for (Rejection rejection : rejections) {
      records.add(DeadLetter.of(rejection, settings.prefix(), settings.service()));
    }
    return records;
  }

  /// Fences whoever else has this instance's transactional id, and aborts what it left open.
  void takeOver() {
    open();
  }

  /// @throws KafkaException if nothing of it took effect, or if it is not known; the next start
  ///   tells
  void publish(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    try {
      Producer<byte[], byte[]> open = open();
      open.beginTransaction();
      for (ProducerRecord<byte[], byte[]> record : records) {
        var unused = open.send(record, (metadata, e) -> failure.compareAndSet(null, e));
      }
      // The records are on their way meanwhile; the commit waits for them, and fails if one does.
      open.sendOffsetsToTransaction(offsets, group);
      points.accept(CommitPoint.BEFORE_KAFKA_COMMIT);
      open.commitTransaction();
    } catch (RuntimeException e) {
      // Whatever it was, a new producer with the same transactional id aborts what is open.
      close();
      // What failed later does not say why.
      throw failure.get() == null
          ? e
          : new KafkaException("a record could not be written", failure.get());
    }
    points.accept(CommitPoint.AFTER_KAFKA_COMMIT);
  }

  private ProducerRecord<byte[], byte[]> record(Emission emission) {
    Route route = routes.computeIfAbsent(emission.topic(), this::route);
    Headers headers =
        CloudEvents.headers(
            emission.eventId(),
            emission.content().getSchema().getFullName(),
            "/" + settings.service(),
            emission.subject(),
            emission.time());
    if (emission.traceparent() != null) {
      headers.add(CloudEvents.TRACEPARENT, CloudEvents.bytes(emission.traceparent()));
    }
    byte[] value = encoder.encode(route.subject, route.schemaText, emission.content());
    return new ProducerRecord<>(route.topic, null, emission.key().getBytes(UTF_8), value, headers);
  }

  private Route route(String topic) {
    Sink sink =
        sinks.stream()
            .filter(each -> each.takes(topic))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("not one of the service's topics: " + topic));
    return new Route(settings.physical(topic), settings.subject(topic), sink.schemaText());
  }

  private Producer<byte[], byte[]> open() {
    if (producer == null) {
      Map<String, Object> config = new HashMap<>(settings.kafka());
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId());
      config.put(ProducerConfig.CLIENT_ID_CONFIG, settings.transactionalId());
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the commit flushes
      config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
      config.put(
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX); // a dead letter may be large
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
      config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
      Producer<byte[], byte[]> opened =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      try {
        opened.initTransactions();
      } catch (RuntimeException e) {
        opened.close(Duration.ZERO);
        throw e;
      }
      producer = opened;
    }
    return producer;
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
