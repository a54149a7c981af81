package io.modeltrail.audit.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointVerdict;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// What was signed, on `audit.checkpoint`: for all who follow the log, and for an instance on
/// another machine, which has no other place to look.
final class CheckpointTopic implements Keeping {

  static final String TOPIC = "audit.checkpoint";

  /// So many records from the end one of ours is looked for at first; then twice as many.
  private static final long LOOKED_AT = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, Object> config;
  private final TopicPartition partition;
  private final byte[] key;
  private final String transactionalId;
  private final Log log;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  CheckpointTopic(LoopSettings settings, Log log) {
    this.partition = new TopicPartition(settings.physical(TOPIC), 0);
    this.key = log.origin().getBytes(UTF_8);
    this.transactionalId = settings.group() + "-log-" + log.origin();
    this.log = log;
    this.config = new HashMap<>(settings.kafka());
    config.put("client.id", settings.transactionalId() + "-checkpoints");
  }

  /// Fences whoever has it, also one with another database, or on the far side of a network that is
  /// cut.
  @Override
  public void take() throws IOException {
    close();
    KafkaProducer<byte[], byte[]> opened = producer();
    try {
      opened.initTransactions();
    } catch (KafkaException e) {
      opened.close(Duration.ZERO);
      throw new IOException("the broker does not let this instance write " + partition, e);
    }
    producer = opened;
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
        Optional<SignedCheckpoint> found = largest(consumer, from, end);
        if (found.isPresent() || from == begin) {
          return found.stream().toList();
        }
      }
    } catch (KafkaException e) {
      throw new IOException("the broker does not tell what stands in " + partition, e);
    }
  }

  /// The largest that the log has said. What does not verify was written by somebody else.
  private Optional<SignedCheckpoint> largest(
      KafkaConsumer<byte[], byte[]> consumer, long from, long end) throws IOException {
    SignedCheckpoint largest = null;
    consumer.seek(partition, from);
    long progressAt = System.nanoTime();
    while (consumer.position(partition) < end) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
      if (!records.isEmpty()) {
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
        throw new IOException("the broker has not delivered all of " + partition);
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        SignedCheckpoint said = said(record);
        if (said != null && (largest == null || size(said) > size(largest))) {
          largest = said;
        }
      }
    }
    return Optional.ofNullable(largest);
  }

  private static long size(SignedCheckpoint checkpoint) {
    return checkpoint.checkpoint().head().size();
  }

  private @Nullable SignedCheckpoint said(ConsumerRecord<byte[], byte[]> record) {
    if (!Arrays.equals(key, record.key()) || record.value() == null) {
      return null;
    }
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(record.value());
      return log.verify(checkpoint) instanceof CheckpointVerdict.Verified ? checkpoint : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  @Override
  public void keep(SignedCheckpoint checkpoint) throws IOException {
    KafkaProducer<byte[], byte[]> taken = producer;
    if (taken == null) {
      throw new IllegalStateException(partition + " was not taken");
    }
    byte[] value = checkpoint.toString().getBytes(UTF_8);
    try {
      taken.beginTransaction();
      Future<RecordMetadata> sent =
          taken.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, value));
      taken.commitTransaction();
      sent.get(0, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new IOException("the broker does not take the checkpoint", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the checkpoint was sent", e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> writing = new HashMap<>(config);
    writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
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
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }
}
