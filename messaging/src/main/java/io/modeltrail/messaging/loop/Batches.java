package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.loop.Items.Item;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.messaging.wire.Decoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Takes a batch from records to its effect: decode, one database transaction, one Kafka
/// transaction. What throws here left things as a crash at the same place would; the loop begins
/// again from the positions.
final class Batches {

  private static final Logger LOG = Logger.getLogger(Batches.class);

  private final Map<String, Decoder<?>> decoders;
  private final Decision decision;
  private final Transactions transactions;
  private final Publisher publisher;
  private final Assignment assignment;
  private final Consumer<CommitPoint> points;
  private final LoopStatus status;
  private final Supplier<ConsumerGroupMetadata> group;

  /// What the loop shares with the parts that work for it.
  record Shared(
      Transactions transactions,
      Publisher publisher,
      Assignment assignment,
      Consumer<CommitPoint> points,
      LoopStatus status) {}

  private record Committed(Decision.Result result, List<ProducerRecord<byte[], byte[]>> records) {}

  Batches(
      Map<String, Decoder<?>> decoders,
      Decision decision,
      Shared shared,
      Supplier<ConsumerGroupMetadata> group) {
    this.decoders = decoders;
    this.decision = decision;
    this.transactions = shared.transactions();
    this.publisher = shared.publisher();
    this.assignment = shared.assignment();
    this.points = shared.points();
    this.status = shared.status();
    this.group = group;
  }

  List<Item> decode(ConsumerRecords<byte[], byte[]> records) {
    decoders.values().forEach(Decoder::beginBatch);
    List<Item> items = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Decoder<?> decoder = decoders.get(record.topic());
      if (decoder == null) {
        throw new IllegalStateException("no decoder for " + record.topic());
      }
      Positions.Partition partition =
          assignment.partition(new TopicPartition(record.topic(), record.partition()));
      items.add(
          new Item(
              new Place(
                  partition.topicId(), partition.topic(), record.partition(), record.offset()),
              record,
              decoder.decode(record.key(), record.value()),
              CloudEvents.traceparent(record.headers())));
    }
    points.accept(CommitPoint.AFTER_DECODE);
    return items;
  }

  /// @param next where each of the batch's partitions goes on after it
  void apply(List<Item> items, Map<TopicPartition, Long> next) throws SQLException {
    List<Item> rest = items;
    while (!rest.isEmpty()) {
      List<Item> part = Items.withoutContradiction(rest);
      rest = rest.subList(part.size(), rest.size());
      halving(part, rest.isEmpty() ? next : after(part));
    }
  }

  /// A record that the database refuses takes the whole batch's transaction with it: the batch is
  /// halved until that record stands alone, and is refused.
  private void halving(List<Item> items, Map<TopicPartition, Long> next) throws SQLException {
    try {
      commit(items, next);
    } catch (SQLException e) {
      if (!Obstacle.isRefusedData(e)) {
        throw e;
      }
      if (items.size() == 1) {
        Item item = items.getFirst();
        LOG.warnf(e, "The database refuses a record place=%s", item.place());
        commit(List.of(item.refused(refusal(e))), next);
        return;
      }
      List<Item> half = items.subList(0, items.size() / 2);
      halving(half, after(half));
      halving(items.subList(half.size(), items.size()), next);
    }
  }

  private void commit(List<Item> items, Map<TopicPartition, Long> next) throws SQLException {
    Committed committed =
        transactions.run(
            tx -> {
              Positions.move(tx, assignment.moves(next));
              Decision.Result result = decision.decide(tx, items);
              var records = publisher.prepare(result.emissions(), result.rejections());
              points.accept(CommitPoint.BEFORE_DATABASE_COMMIT);
              return new Committed(result, records);
            });
    // The commit point of the decision. A crash from here on: the next start emits from what is
    // stored.
    assignment.applied(next);
    status.batch(committed.result);
    points.accept(CommitPoint.AFTER_DATABASE_COMMIT);
    publisher.publish(committed.records, assignment.offsets(next), group.get());
    // The commit point of what others see.
    assignment.emitted(next.keySet());
  }

  private static Map<TopicPartition, Long> after(List<Item> items) {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (Item item : items) {
      next.put(
          new TopicPartition(item.raw().topic(), item.raw().partition()), item.raw().offset() + 1);
    }
    return next;
  }

  private static Refusal refusal(SQLException e) {
    return new Refusal(
        Refusal.DATABASE_REFUSED,
        "the database refuses it (SQLState %s): %s".formatted(e.getSQLState(), e.getMessage()));
  }
}
