package io.modeltrail.torture.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditEntryRecorded;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.torture.history.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads topics as anyone may who reads committed records.
final class LogReader implements AutoCloseable {

  private static final int WIRE_FORMAT_BYTES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Map<String, SpecificRecord> RECORDS =
      Map.of(
          "model.trained", new ModelTrained(),
          "deployment.requested", new DeploymentRequested(),
          "model.assessed", new ModelAssessed(),
          "promotion.decided", new PromotionDecided(),
          "model.registered", new ModelRegistered(),
          "promotion.requested", new PromotionRequested(),
          "promotion.changed", new PromotionChanged(),
          "model.champion", new ChampionChanged(),
          "audit.entry", new AuditEntryRecorded());

  private static final String PROMOTED = "model.promoted.";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();

  LogReader(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5_000,
                "default.api.timeout.ms",
                15_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /// Where the topics end.
  Map<TopicPartition, Long> ends(Predicate<String> topics) throws IOException {
    try {
      return consumer.endOffsets(partitions(topics));
    } catch (KafkaException e) {
      throw new IOException("the broker does not tell where topics end", e);
    }
  }

  /// All records that these topics hold now.
  ///
  /// @param topics by their names
  Map<String, List<Seen>> read(Predicate<String> topics) throws IOException {
    Map<String, List<Seen>> log = new HashMap<>();
    raw(topics)
        .forEach(
            record ->
                log.computeIfAbsent(record.topic(), unused -> new ArrayList<>()).add(seen(record)));
    return log;
  }

  List<ConsumerRecord<byte[], byte[]>> raw(Predicate<String> topics) throws IOException {
    try {
      Collection<TopicPartition> partitions = partitions(topics);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      long progressAt = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var some = consumer.poll(Duration.ofMillis(100));
        if (!some.isEmpty()) {
          progressAt = System.nanoTime();
        } else if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
          throw new IOException("the broker does not deliver what topics hold");
        }
        some.forEach(records::add);
      }
      return records;
    } catch (KafkaException e) {
      throw new IOException("the broker does not deliver what topics hold", e);
    }
  }

  private Collection<TopicPartition> partitions(Predicate<String> topics) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> !topic.getKey().startsWith("__") && topics.test(topic.getKey()))
        .flatMap(topic -> topic.getValue().stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
  }

  private Seen seen(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    if (record.topic().endsWith(Seen.DEAD_LETTER)) {
      record
          .headers()
          .forEach(
              it -> headers.put(it.key(), it.value() == null ? "" : new String(it.value(), UTF_8)));
    }
    return new Seen(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key() == null ? null : new String(record.key(), UTF_8),
        Digest.of(record.value()),
        event(record.topic(), record.value()),
        headers);
  }

  private @Nullable SpecificRecord event(String topic, byte @Nullable [] value) {
    SpecificRecord empty =
        topic.startsWith(PROMOTED) && !topic.endsWith(Seen.DEAD_LETTER)
            ? new ModelPromoted()
            : RECORDS.get(topic);
    if (empty == null || value == null || value.length < WIRE_FORMAT_BYTES || value[0] != 0) {
      return null;
    }
    try {
      return readers
          .computeIfAbsent(
              topic,
              it -> new SpecificDatumReader<>(Contract.topic(it).schema(), empty.getSchema()))
          .read(
              null,
              DecoderFactory.get()
                  .binaryDecoder(value, WIRE_FORMAT_BYTES, value.length - WIRE_FORMAT_BYTES, null));
    } catch (IOException | RuntimeException e) {
      return null; // whoever sent it meant it so
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
