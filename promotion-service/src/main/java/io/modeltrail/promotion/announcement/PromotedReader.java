package io.modeltrail.promotion.announcement;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.messaging.wire.Decoder;
import io.modeltrail.messaging.wire.SchemaNews;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.messaging.wire.Source;
import io.modeltrail.promotion.ladder.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what is committed of topics of promotions, from where it is told to. It is in no group:
/// whoever reads keeps the positions.
///
/// Not safe for use by several threads.
public final class PromotedReader implements AutoCloseable {

  private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

  /// What is fetched at once, and so kept in memory; a record that is larger still comes through.
  private static final int FETCH_BYTES_MAX = 1024 * 1024;

  private static final int RECORDS_MAX = 200;

  private final LoopSettings settings;
  private final SchemaRegistry schemas;
  private final Source<ModelPromoted> source;
  private final SchemaNews news = new SchemaNews(InstantSource.system());
  private final Map<String, Decoder<ModelPromoted>> decoders = new HashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> positions = Map.of();

  /// What was read.
  ///
  /// @param announcements in the log's order within each partition
  /// @param positions where each partition is to be read on from; also past what readers never see,
  ///   as the ends of transactions
  public record Batch(List<Announcement> announcements, Map<TopicPartition, Long> positions) {}

  /// @param name tells the client from others of the instance
  public PromotedReader(LoopSettings settings, SchemaRegistry schemas, String name) {
    String any = Topics.modelPromoted("any");
    this.source =
        new Source<>(
                any,
                ModelPromoted.class,
                Contract.topic(any).schemaText(),
                event -> new Source.Identity(event.getEventId(), event.getModelName(), null))
            .ofServices();
    this.settings = settings;
    this.schemas = schemas;
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-" + name);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // An offset that is not there (any more) is for whoever keeps the position to judge.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_MAX);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES_MAX);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    this.consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Reads these partitions from now on, from these offsets.
  public void begin(Map<TopicPartition, Long> from) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    positions = Map.copyOf(from);
  }

  /// What comes within a time; empty also while the broker is away.
  ///
  /// @throws CannotTellNow if the schema registry is away, or may still hear of a record's schema;
  ///   the next call reads the same again
  /// @throws org.apache.kafka.clients.consumer.InvalidOffsetException if an offset is not in the
  ///   log
  public Batch poll(Duration patience) {
    List<Announcement> announcements = new ArrayList<>();
    try {
      decoders.values().forEach(Decoder::beginBatch);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
        read(record).ifPresent(announcements::add);
      }
    } catch (CannotTellNow e) {
      positions.forEach(consumer::seek);
      throw e;
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    positions.keySet().forEach(place -> next.put(place, consumer.position(place)));
    positions = next;
    return new Batch(announcements, Map.copyOf(next));
  }

  private Decoder<ModelPromoted> decoder(String topic) {
    return decoders.computeIfAbsent(topic, name -> new Decoder<>(source, name + "-value", schemas));
  }

  /// Services alone write these topics. What cannot be read is passed over for good: audit has it.
  private Optional<Announcement> read(ConsumerRecord<byte[], byte[]> record) {
    return switch (decoder(record.topic()).read(record.value())) {
      case Decoder.Legible<ModelPromoted>(ModelPromoted content) ->
          Optional.of(
              new Announcement(
                  new TopicPartition(record.topic(), record.partition()),
                  record.offset(),
                  Instant.ofEpochMilli(record.timestamp()),
                  content.getEventId(),
                  content.getEnvironment(),
                  content.getModelName(),
                  CloudEventJson.write(record, content, settings.service())));
      case Decoder.Illegible<ModelPromoted>(Refusal refusal) -> {
        news.passOver(record, refusal);
        yield Optional.empty();
      }
    };
  }

  @Override
  public void close() {
    consumer.close(AT_ONCE);
  }
}
