package io.modeltrail.registry.registration;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// `model.registered`, read beside the group, up to where it ends when it is opened.
///
/// Not safe for use by several threads.
final class RegisteredTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /// How far back the newest record of a partition is looked for at first: behind it stand the
  /// markers of transactions.
  private static final long LOOK_BACK = 64;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Decoder<ModelRegistered> decoder;
  private final Map<TopicPartition, Long> begins;
  private final Map<TopicPartition, Long> ends;

  /// @throws CannotTellNow if the topic is missing
  /// @throws org.apache.kafka.common.KafkaException if the broker is away
  RegisteredTopic(LoopSettings settings, SchemaRegistry schemas) {
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-told-versions");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    decoder =
        new Decoder<>(RegisteredEvents.source(), settings.subject(RegisteredEvents.TOPIC), schemas);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = partitions(settings.physical(RegisteredEvents.TOPIC));
      consumer.assign(partitions);
      begins = consumer.beginningOffsets(partitions);
      ends = consumer.endOffsets(partitions);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private List<TopicPartition> partitions(String topic) {
    List<PartitionInfo> infos = consumer.partitionsFor(topic);
    if (infos == null || infos.isEmpty()) {
      throw new CannotTellNow(
          "topic %s is missing; the deployment creates it, services do not".formatted(topic));
    }
    return infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /// About how many records there are.
  long size() {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  /// The newest record of each partition that has one.
  List<Told.Version> newest() {
    List<Told.Version> newest = new ArrayList<>();
    for (TopicPartition partition : ends.keySet()) {
      newest(partition).ifPresent(newest::add);
    }
    return newest;
  }

  private Optional<Told.Version> newest(TopicPartition partition) {
    long begin = begins.getOrDefault(partition, 0L);
    long end = ends.getOrDefault(partition, 0L);
    for (long back = LOOK_BACK; ; back *= 16) {
      long from = Math.max(begin, end - back);
      List<Told.Version> found = read(partition, from, end);
      if (!found.isEmpty()) {
        return Optional.of(found.getLast());
      }
      if (from == begin) {
        return Optional.empty();
      }
    }
  }

  private List<Told.Version> read(TopicPartition partition, long from, long end) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    List<Told.Version> found = new ArrayList<>();
    while (consumer.position(partition) < end) {
      found.addAll(decoded(consumer.poll(POLL).records(partition)));
    }
    return found;
  }

  /// Goes back to the beginning, for [#next].
  void rewind() {
    consumer.assign(ends.keySet());
    begins.forEach(consumer::seek);
  }

  /// Some more records; not of one partition in its order alone.
  List<Told.Version> next() {
    return decoded(consumer.poll(POLL));
  }

  /// How many records are still to be read, about; 0: none.
  long left() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  private List<Told.Version> decoded(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    decoder.beginBatch();
    List<Told.Version> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      // What cannot be decoded was not written by this service.
      if (decoder.decode(record.key(), record.value()) instanceof Decoded.Good good) {
        version((ModelRegistered) good.content()).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Told.Version> version(ModelRegistered told) {
    if (told.getCausationId() == null || told.getVersion() < 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Told.Version(
            new RunKey(
                told.getWorkspace(),
                told.getModelName(),
                told.getRun().getRunId(),
                told.getArtifact().getSha256()),
            told.getVersion(),
            told.getCausationId(),
            told.getEventId()));
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
