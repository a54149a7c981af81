package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.Positions.Move;
import io.modeltrail.messaging.loop.Positions.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The partitions that this instance works on, and how far it believes them to be.
final class Assignment {

  private record Progress(Partition partition, long applied, long emitted, boolean saved) {}

  private final Map<TopicPartition, Progress> progress = new HashMap<>();

  void clear() {
    progress.clear();
  }

  /// Work on a partition begins: what lies before the position is applied and emitted.
  void begin(TopicPartition at, Partition partition, long position, boolean saved) {
    progress.put(at, new Progress(partition, position, position, saved));
  }

  Partition partition(TopicPartition at) {
    return of(at).partition;
  }

  boolean has(TopicPartition at) {
    return progress.containsKey(at);
  }

  long applied(TopicPartition at) {
    return of(at).applied;
  }

  Set<TopicPartition> all() {
    return Set.copyOf(progress.keySet());
  }

  /// The ids, by the topics' names in the cluster, on which work on some partitions began.
  Map<String, UUID> topicIds(Collection<TopicPartition> partitions) {
    Map<String, UUID> ids = new HashMap<>();
    partitions.forEach(at -> ids.put(at.topic(), of(at).partition.topicId()));
    return ids;
  }

  /// @param present ids of the topics as they are now
  /// @throws io.modeltrail.messaging.wire.CannotTellNow unless work began on these
  void mustBeOf(Map<String, UUID> present) {
    topicIds(progress.keySet())
        .forEach(
            (topic, id) -> {
              if (!id.equals(present.get(topic))) {
                throw TopicIds.gone(topic, id);
              }
            });
  }

  /// The moves that apply a batch, and say how far what was before is emitted.
  List<Move> moves(Map<TopicPartition, Long> next) {
    List<Move> moves = new ArrayList<>(next.size());
    next.forEach(
        (at, position) -> {
          Progress now = of(at);
          moves.add(new Move(now.partition, now.applied, position, now.emitted));
        });
    return moves;
  }

  /// The moves that save what is emitted and not yet saved.
  List<Move> unsaved() {
    return progress.values().stream()
        .filter(now -> !now.saved)
        .map(now -> new Move(now.partition, now.applied, now.applied, now.emitted))
        .toList();
  }

  void saved() {
    progress.replaceAll((at, now) -> new Progress(now.partition, now.applied, now.emitted, true));
  }

  /// The group's offsets after a batch.
  Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> next) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach((at, position) -> offsets.put(at, offset(of(at).partition, position)));
    return offsets;
  }

  /// The offset that says what is emitted. It names the topic by its id: an offset that a tool
  /// wrote, or that is of a topic that was deleted, says nothing of the kind.
  static OffsetAndMetadata offset(Partition partition, long position) {
    return new OffsetAndMetadata(position, partition.topicId().toString());
  }

  void applied(Map<TopicPartition, Long> next) {
    next.forEach(
        (at, position) ->
            progress.computeIfPresent(
                at, (same, now) -> new Progress(now.partition, position, now.emitted, true)));
  }

  void emitted(Map<TopicPartition, Long> next) {
    next.forEach(
        (at, position) ->
            progress.computeIfPresent(
                at, (same, now) -> new Progress(now.partition, now.applied, position, false)));
  }

  private Progress of(TopicPartition at) {
    Progress now = progress.get(at);
    if (now == null) {
      throw new IllegalStateException("not assigned: " + at);
    }
    return now;
  }
}
