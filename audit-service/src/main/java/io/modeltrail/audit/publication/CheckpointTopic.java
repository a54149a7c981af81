package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What was signed, on `audit.checkpoint`: for all who follow the log, and for an instance on
/// another machine, which has no other place to look.
final class CheckpointTopic implements Keeping, AutoCloseable {

  static final String TOPIC = "audit.checkpoint";

  /// So many records from the end one of ours is looked for at first; then twice as many.
  private static final long LOOKED_AT = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Object> config;
  private final TopicPartition partition;
  private final byte[] key;
  private final KafkaProducer<byte[], byte[]> producer;

  CheckpointTopic(LoopSettings settings, String origin) {
    this.partition = new TopicPartition(settings.physical(TOPIC), 0);
    this.key = origin.getBytes(UTF_8);
    this.config = new HashMap<>(settings.kafka());
    config.put("client.id", settings.transactionalId() + "-checkpoints");
    this.producer = producer();
  }

  @Override
  public List<SignedCheckpoint> newest() throws IOException {
    Map<String, Object> reading = new HashMap<>(config);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      for (long count = LOOKED_AT; ; count *= 2) {
        long from = Math.max(begin, end - count);
        List<SignedCheckpoint> found = read(consumer, from, end);
        if (!found.isEmpty() || from == begin) {
          return found;
        }
      }
    } catch (KafkaException e) {
      throw new IOException("the broker does not tell what stands in " + partition, e);
    }
  }

  private List<SignedCheckpoint> read(KafkaConsumer<byte[], byte[]> consumer, long from, long end)
      throws IOException {
    List<SignedCheckpoint> found = new ArrayList<>();
    consumer.seek(partition, from);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > until) {
        throw new IOException("the broker has not delivered all of " + partition);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (Arrays.equals(key, record.key()) && record.value() != null) {
          add(found, record.value());
        }
      }
    }
    return found;
  }

  /// What is none was written by somebody else.
  private static void add(List<SignedCheckpoint> found, byte[] value) {
    try {
      found.add(SignedCheckpoint.parse(value));
    } catch (MalformedException e) {
      // Others may have written it; it proves nothing.
    }
  }

  @Override
  public void keep(SignedCheckpoint checkpoint) throws IOException {
    byte[] value = checkpoint.toString().getBytes(UTF_8);
    try {
      producer
          .send(new ProducerRecord<>(partition.topic(), partition.partition(), key, value))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new IOException("the broker does not take the checkpoint", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the checkpoint was sent", e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> writing = new HashMap<>(config);
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    writing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    writing.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
    writing.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    writing.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
