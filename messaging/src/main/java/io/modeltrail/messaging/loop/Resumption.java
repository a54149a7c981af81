package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.Positions.Partition;
import io.modeltrail.messaging.loop.Positions.Position;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.messaging.rejection.Rejection;
import io.modeltrail.messaging.rejection.Rejections;
import io.modeltrail.messaging.wire.CannotTellNow;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Begins work on the assigned partitions, after a start, a rebalance or any failure alike: finds
/// where each one stands, emits again what may not have been emitted, and goes on from there.
final class Resumption {

  private static final Logger LOG = Logger.getLogger(Resumption.class);

  private final LoopSettings settings;
  private final Intake<?> intake;
  private final Batches.Shared shared;
  private final Clock clock;
  private final Map<TopicPartition, Instant> cutSince = new HashMap<>();

  /// @param end the log's next offset
  /// @param saved whether the database already says that all before the start is emitted
  private record Entry(Partition partition, Start start, long end, boolean saved) {}

  Resumption(LoopSettings settings, Intake<?> intake, Batches.Shared shared, Clock clock) {
    this.settings = settings;
    this.intake = intake;
    this.shared = shared;
    this.clock = clock;
  }

  /// @return where the log ends in each partition, as of now
  Map<TopicPartition, Long> resume(Consumer<byte[], byte[]> consumer, Map<String, UUID> topicIds)
      throws SQLException {
    shared.assignment().clear();
    Set<TopicPartition> assigned = consumer.assignment();
    if (assigned.isEmpty()) {
      return Map.of();
    }
    // Ends what a former life of this instance left open; offsets in an open transaction cannot be
    // read.
    shared.publisher().takeOver();
    Map<TopicPartition, Partition> partitions = partitions(assigned, topicIds);
    Map<TopicPartition, Entry> entries = entries(consumer, partitions);
    emitAgain(consumer, entries);
    begin(entries);
    Map<TopicPartition, Long> ends = new HashMap<>();
    entries.forEach(
        (at, entry) -> {
          consumer.seek(at, entry.start.apply());
          ends.put(at, entry.end);
        });
    return ends;
  }

  private Map<TopicPartition, Partition> partitions(
      Set<TopicPartition> assigned, Map<String, UUID> topicIds) {
    Map<TopicPartition, Partition> partitions = new HashMap<>();
    for (TopicPartition at : assigned) {
      UUID topicId = topicIds.get(at.topic());
      if (topicId == null) {
        throw new CannotTellNow("no id is known of topic " + at.topic());
      }
      String topic = at.topic().substring(settings.prefix().length());
      partitions.put(at, new Partition(topicId, topic, at.partition()));
    }
    return partitions;
  }

  private Map<TopicPartition, Entry> entries(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Partition> partitions)
      throws SQLException {
    Set<TopicPartition> assigned = partitions.keySet();
    // Reading committed only, this waits for open transactions of those who had the partitions
    // before.
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(assigned);
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    Map<Partition, Position> positions =
        shared.transactions().run(tx -> Positions.read(tx, partitions.values()));
    Map<TopicPartition, Entry> entries = new HashMap<>();
    partitions.forEach(
        (at, partition) -> {
          Position position = positions.get(partition);
          OffsetAndMetadata offset = committed.get(at);
          long end = ends.getOrDefault(at, 0L);
          Start start =
              Start.of(
                  position == null ? OptionalLong.empty() : OptionalLong.of(position.applied()),
                  position == null ? OptionalLong.empty() : OptionalLong.of(position.emitted()),
                  offset != null && offset.metadata().equals(partition.topicId().toString())
                      ? OptionalLong.of(offset.offset())
                      : OptionalLong.empty(),
                  begins.getOrDefault(at, 0L),
                  end);
          report(at, start);
          boolean saved =
              start.finding() != Start.Finding.NORMAL
                  || (position != null && position.emitted() == start.apply());
          entries.put(at, new Entry(partition, start, end, saved));
        });
    return entries;
  }

  private void report(TopicPartition at, Start start) {
    if (start.finding() != Start.Finding.LOG_CUT) {
      cutSince.remove(at);
    }
    switch (start.finding()) {
      case NORMAL, NEW -> {}
      case RECORDS_LOST -> {
        long lost = start.apply() - start.emitTo();
        LOG.errorf(
            "Retention removed records that were not read topic=%s partition=%d records=%d",
            at.topic(), at.partition(), lost);
      }
      case LOG_CUT -> {
        Instant since = cutSince.computeIfAbsent(at, unused -> clock.instant());
        if (clock.instant().isBefore(since.plus(settings.cutGrace()))) {
          throw new CannotTellNow(
              "the log of %s ends before position %d; waiting %s whether it comes back"
                  .formatted(at, start.emitTo(), settings.cutGrace()));
        }
        LOG.errorf(
            "The log lost records that were read before, it is read again from its start topic=%s partition=%d position=%d",
            at.topic(), at.partition(), start.emitTo());
      }
    }
  }

  private void emitAgain(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Entry> entries)
      throws SQLException {
    List<Span> spans = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    entries.forEach(
        (at, entry) -> {
          Start start = entry.start;
          if (start.emitFrom() < start.emitTo()) {
            Partition of = entry.partition;
            spans.add(
                new Span(of.topicId(), of.topic(), of.number(), start.emitFrom(), start.emitTo()));
            offsets.put(at, Assignment.offset(of, start.apply()));
          }
        });
    if (spans.isEmpty()) {
      return;
    }
    Publisher publisher = shared.publisher();
    publisher.publish(stored(spans), offsets, consumer.groupMetadata());
  }

  private List<ProducerRecord<byte[], byte[]>> stored(List<Span> spans) throws SQLException {
    List<Rejection> rejections = new ArrayList<>();
    List<Emission> emissions =
        shared
            .transactions()
            .run(
                tx -> {
                  for (Span span : spans) {
                    rejections.addAll(Rejections.within(tx, span));
                  }
                  return intake.emitted(tx, spans);
                });
    LOG.infof(
        "Emitting again what may not have been emitted emissions=%d deadLetters=%d",
        emissions.size(), rejections.size());
    return shared.publisher().prepare(emissions, rejections);
  }

  private void begin(Map<TopicPartition, Entry> entries) throws SQLException {
    List<Jump> jumps =
        entries.values().stream()
            .flatMap(entry -> Jump.of(entry.partition, entry.start, entry.end).stream())
            .toList();
    shared
        .transactions()
        .run(
            tx -> {
              for (Jump jump : jumps) {
                Positions.jump(tx, jump);
              }
              intake.jumped(tx, jumps);
              return jumps.size();
            });
    jumps.stream()
        .filter(jump -> jump.reason() == Jump.Reason.RECORDS_LOST)
        .forEach(jump -> shared.status().lost(jump.to() - jump.from()));
    entries.forEach(
        (at, entry) ->
            shared.assignment().begin(at, entry.partition, entry.start.apply(), entry.saved));
  }
}
