package io.modeltrail.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A deployment system that knows what the log tells and nothing else. It goes on in a thread of
/// its own, and dies and comes back now and then.
final class Subscriber implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  /// How many times it looks before it dies, at most.
  private static final int LOOKS_MAX = 80;

  /// How many records of each partition it may have applied without having noted so.
  private static final int UNNOTED_MAX = 10;

  private final Map<String, Object> config;
  private final Map<String, Function<ConsumerRecord<byte[], byte[]>, Told>> topics;
  private final Kind kind;
  private final Random random;
  private final Map<String, Champion> champions = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<String> flaws = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private int lives;

  /// What comes back with it.
  enum Kind {
    /// Nothing: it reads a topic from the start, which need not have every revision.
    FORGETS,
    /// What it has applied, and about where it was: it has to be told of every revision.
    REMEMBERS
  }

  /// That an environment runs something else.
  record Told(String key, Champion champion) {}

  /// @param topics and how their records are read
  Subscriber(
      String bootstrapServers,
      Kind kind,
      Map<String, Function<ConsumerRecord<byte[], byte[]>, Told>> topics,
      Random random) {
    this.config =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    this.kind = kind;
    this.topics = topics;
    this.random = random;
    this.thread = Thread.ofPlatform().name("subscriber that " + kind).start(this::run);
  }

  /// What should run everywhere, by its key in `model.champion`, as far as it has read.
  synchronized Map<String, Champion> champions() {
    return Map.copyOf(champions);
  }

  /// What the log must not have told it.
  synchronized List<String> flaws() {
    return List.copyOf(flaws);
  }

  synchronized int lives() {
    return lives;
  }

  private void run() {
    while (!closed) {
      try (var consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        begin(consumer);
        int looks = 1 + random.nextInt(LOOKS_MAX);
        for (int i = 0; i < looks && !closed; i++) {
          consumer.poll(LOOK).forEach(this::read);
        }
      } catch (RuntimeException e) {
        flaw("it has failed: " + e);
        return;
      }
    }
  }

  private synchronized void begin(KafkaConsumer<byte[], byte[]> consumer) {
    lives++;
    if (kind == Kind.FORGETS) {
      champions.clear();
      positions.clear();
    }
    List<TopicPartition> partitions =
        topics.keySet().stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    for (TopicPartition each : partitions) {
      long position = positions.getOrDefault(each, 0L);
      consumer.seek(each, Math.max(0, position - random.nextInt(UNNOTED_MAX + 1)));
    }
  }

  private synchronized void read(ConsumerRecord<byte[], byte[]> record) {
    Told told = topics.get(record.topic()).apply(record);
    Champion before = champions.get(told.key());
    long known = before == null ? 0 : before.revision();
    long revision = told.champion().revision();
    if (revision > known) {
      champions.put(told.key(), told.champion());
    } else if (revision == known && !told.champion().equals(before)) {
      flaw("%s is told in two ways: %s, %s".formatted(told.key(), before, told.champion()));
    }
    if (kind == Kind.REMEMBERS && revision > known + 1) {
      flaw("%s comes to revision %d after %d".formatted(told.key(), revision, known));
    }
    positions.merge(
        new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
  }

  private synchronized void flaw(String flaw) {
    flaws.add(flaw);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
