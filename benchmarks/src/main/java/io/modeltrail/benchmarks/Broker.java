package io.modeltrail.benchmarks;

import io.modeltrail.localstack.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
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
    createTopic(bootstrapServers, new NewTopic(topic, 6, (short) 1));
  }

  /// Removes a topic of the contract, and makes it anew with so many partitions.
  static void recreate(String bootstrapServers, String topic, int partitions) {
    NewTopic usual =
        Topics.all("", List.of()).stream()
            .filter(it -> it.name().equals(topic))
            .findFirst()
            .orElseThrow();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.deleteTopics(List.of(topic)).all().get();
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (admin.listTopics().names().get().contains(topic)) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("%s is still there after %s".formatted(topic, PATIENCE));
        }
        LockSupport.parkNanos(LOOK.toNanos() / 10);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot remove " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    createTopic(
        bootstrapServers,
        new NewTopic(topic, partitions, usual.replicationFactor()).configs(usual.configs()));
  }

  private static void createTopic(String bootstrapServers, NewTopic topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Removes all records of a topic, as retention would; offsets go on.
  static void empty(String bootstrapServers, String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      ends(bootstrapServers, topic)
          .forEach(
              (number, end) ->
                  all.put(new TopicPartition(topic, number), RecordsToDelete.beforeOffset(end)));
      admin.deleteRecords(all).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot empty " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Where a topic's partitions end, by their numbers.
  static Map<Integer, Long> ends(String bootstrapServers, String topic) {
    Map<Integer, Long> ends = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> asker = reader(bootstrapServers, topic)) {
      asker.endOffsets(asker.assignment()).forEach((at, end) -> ends.put(at.partition(), end));
    }
    return ends;
  }

  /// Reads what is committed from now on.
  static KafkaConsumer<byte[], byte[]> reader(String bootstrapServers, String topic) {
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
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  /// What comes into a topic from a moment on.
  static final class Tap implements AutoCloseable {

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long begin;

    Tap(String bootstrapServers, String topic) {
      this.topic = topic;
      this.consumer = reader(bootstrapServers, topic);
      this.begin = end();
    }

    /// Waits until a number of records has come, and no more come. It only asks where the topic
    /// ends: to read would be to take part in what is measured.
    void await(int records) {
      long before = -1;
      long now = 0;
      long tenthsTold = 0;
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (now < records || now != before) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "only %d of %d records in %s after %s".formatted(now, records, topic, PATIENCE));
        }
        LockSupport.parkNanos(LOOK.toNanos());
        before = now;
        now = end() - begin;
        long tenths = Math.min(now, records) * 10 / records;
        if (tenths > tenthsTold) {
          tenthsTold = tenths;
          Bench.progress(Math.min(now, records), records);
        }
      }
    }

    /// When the broker appended the records that came first.
    ///
    /// @return in ms since 1970, sorted
    long[] appendTimes(int records) {
      long[] times = new long[records];
      int count = 0;
      while (count < records) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (count < records) {
            times[count++] = record.timestamp();
          }
        }
      }
      Arrays.sort(times);
      return times;
    }

    private long end() {
      return consumer.endOffsets(consumer.assignment()).values().stream().mapToLong(x -> x).sum();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
