package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.Decoded;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaNews;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A small topic of one partition that every instance reads whole, from its beginning, beside the
/// group: what stands in it governs how all other records are decided, so that each instance must
/// know all of it. Records that cannot be decoded are passed over, with a warning; whoever owns the
/// topic sets them aside.
///
/// Safe for use by several threads.
public final class GlobalTopic<T extends SpecificRecord> implements AutoCloseable {

  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Others wait for whoever asks.
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /// After the broker did not answer, nobody asks it for so long.
  private static final Duration NO_ANSWER = Duration.ofSeconds(1);

  /// Once a record of an unknown schema was passed over: perhaps others have taken it.
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(5);

  private final TopicPartition partition;
  private final Decoder<T> decoder;
  private final Reader<T> reader;
  private final Class<T> type;
  private final SchemaNews news;
  private final Map<String, Object> config;
  private final ReentrantLock reading = new ReentrantLock();
  private @Nullable Instant lookAgainAt;
  private volatile long failedAt = System.nanoTime() - NO_ANSWER.toNanos();
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /// Takes in the topic's records in their order.
  public interface Reader<T> {

    /// The topic is read from its beginning: all that was taken before is to be forgotten.
    void begin();

    void take(T content, Instant appendedAt, long offset);

    /// All that stood in the topic a moment ago was taken.
    void caughtUp();
  }

  public GlobalTopic(
      LoopSettings settings, Source<T> source, SchemaRegistry schemas, Reader<T> reader) {
    this(settings, source, schemas, reader, new SchemaNews(InstantSource.system()));
  }

  GlobalTopic(
      LoopSettings settings,
      Source<T> source,
      SchemaRegistry schemas,
      Reader<T> reader,
      SchemaNews news) {
    this.news = news;
    this.partition = new TopicPartition(settings.physical(source.topic()), 0);
    this.decoder = new Decoder<>(source, settings.subject(source.topic()), schemas);
    this.reader = reader;
    this.type = source.type();
    this.config = new HashMap<>(settings.kafka());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-" + source.topic());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
  }

  /// Reads all that stands in the topic at this moment. One caller reads at a time; others wait for
  /// it, but not for long, and not at all just after the broker did not answer.
  ///
  /// @throws CannotTellNow if the topic is missing, the broker or the schema registry is away, or
  ///   it may still hear of a record's schema
  public void catchUp() {
    if (System.nanoTime() - failedAt < NO_ANSWER.toNanos()) {
      throw new CannotTellNow("the broker did not tell what stands in " + partition);
    }
    try {
      if (!reading.tryLock(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CannotTellNow(partition + " is still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while waiting for " + partition, e);
    }
    try {
      read();
    } finally {
      reading.unlock();
    }
  }

  private void read() {
    if (lookAgainAt != null && news.clock().instant().isAfter(lookAgainAt)) {
      letGo();
    }
    try {
      KafkaConsumer<byte[], byte[]> open = open();
      long end = open.endOffsets(List.of(partition), ANSWER).getOrDefault(partition, 0L);
      if (end < open.position(partition)) {
        throw new CannotTellNow(partition + " ends before what was read of it; reading it again");
      }
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (open.position(partition) < end) {
        if (System.nanoTime() > until) {
          // What was taken stays taken: the next call goes on from here.
          throw new TimeoutException("the broker has not delivered all of " + partition);
        }
        take(open);
      }
      reader.caughtUp();
    } catch (CannotTellNow e) {
      letGo(); // of what was polled some may not have been taken
      throw e;
    } catch (InvalidOffsetException e) {
      letGo();
      throw new CannotTellNow(partition + " is not what it was; reading it again", e);
    } catch (RetriableException e) {
      failedAt = System.nanoTime();
      throw new CannotTellNow("the broker does not tell what stands in " + partition, e);
    } catch (KafkaException e) {
      letGo();
      throw new CannotTellNow("the broker does not tell what stands in " + partition, e);
    }
  }

  private void take(KafkaConsumer<byte[], byte[]> open) {
    decoder.beginBatch();
    for (ConsumerRecord<byte[], byte[]> record : open.poll(POLL)) {
      switch (decoder.decode(record.key(), record.value())) {
        case Decoded.Good good ->
            reader.take(
                type.cast(good.content()),
                Instant.ofEpochMilli(record.timestamp()),
                record.offset());
        case Decoded.Bad bad -> passOver(record, bad.refusal());
      }
    }
  }

  private void passOver(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {
    news.passOver(record, refusal);
    if (refusal.code().equals(Refusal.UNKNOWN_SCHEMA) && lookAgainAt == null) {
      lookAgainAt = news.clock().instant().plus(LOOK_AGAIN_AFTER);
    }
  }

  private KafkaConsumer<byte[], byte[]> open() {
    if (consumer == null) {
      KafkaConsumer<byte[], byte[]> opened =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      try {
        begin(opened);
      } catch (RuntimeException e) {
        opened.close(AT_ONCE);
        throw e;
      }
      lookAgainAt = null;
      reader.begin();
      consumer = opened;
    }
    return consumer;
  }

  private void begin(KafkaConsumer<byte[], byte[]> opened) {
    List<PartitionInfo> partitions = opened.partitionsFor(partition.topic());
    if (partitions == null || partitions.size() != 1) {
      throw new CannotTellNow(
          "topic %s must have one partition, it has %d; the deployment creates it, services do not"
              .formatted(partition.topic(), partitions == null ? 0 : partitions.size()));
    }
    opened.assign(List.of(partition));
    opened.seekToBeginning(List.of(partition));
  }

  /// The next [#catchUp] reads it from its beginning.
  public void readAgain() {
    reading.lock();
    try {
      letGo();
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    readAgain();
  }

  private void letGo() {
    if (consumer != null) {
      consumer.close(AT_ONCE);
      consumer = null;
    }
  }
}
