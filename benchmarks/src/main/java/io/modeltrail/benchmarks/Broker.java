package io.modeltrail.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What the measurements ask of Kafka beside the loops.
final class Broker {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Broker() {}

  static void createTopic(String bootstrapServers, String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Waits until a topic has a number of records and gets no more. It only asks where the topic
  /// ends: a reader would take part in what is measured.
  static void awaitRecords(
      String bootstrapServers, String topic, int records, IntConsumer progress) {
    try (KafkaConsumer<byte[], byte[]> asker = reader(bootstrapServers, topic, true)) {
      long before = -1;
      long now = 0;
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (now < records || now != before) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "only %d of %d records in %s after %s".formatted(now, records, topic, PATIENCE));
        }
        LockSupport.parkNanos(LOOK.toNanos());
        before = now;
        now = asker.endOffsets(asker.assignment()).values().stream().mapToLong(x -> x).sum();
        progress.accept((int) Math.min(now, records));
      }
    }
  }

  /// When the broker appended a topic's committed records.
  ///
  /// @return in ms since 1970, sorted
  static long[] appendTimes(String bootstrapServers, String topic, int records) {
    long[] times = new long[records];
    int count = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = reader(bootstrapServers, topic, true)) {
      while (count < records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (count < records) {
            times[count++] = record.timestamp();
          }
        }
      }
    }
    Arrays.sort(times);
    return times;
  }

  static KafkaConsumer<byte[], byte[]> reader(
      String bootstrapServers, String topic, boolean fromBeginning) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", bootstrapServers);
    config.put("isolation.level", "read_committed");
    config.put("max.poll.records", 5_000);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    }
    return consumer;
  }
}
