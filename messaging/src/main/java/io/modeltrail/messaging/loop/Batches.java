package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.record.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes a batch from records to its effect: decode, one database transaction, one Kafka
/// transaction. What throws here left things as a crash at the same place would; the loop begins
/// again from the positions.
final class Batches<R extends Intake.Taken> {

  private static final Logger LOG = Logger.getLogger(Batches.class);

  private final Intake<R> intake;
  private final Transactions transactions;
  private final Publisher publisher;
  private final Delivery delivery;
  private final Assignment assignment;
  private final Consumer<CommitPoint> points;
  private final LoopStatus status;
  private final org.apache.kafka.clients.consumer.Consumer<?, ?> consumer;

  /// What the loop shares with the parts that work for it.
  record Shared(
      Transactions transactions,
      Publisher publisher,
      Assignment assignment,
      Consumer<CommitPoint> points,
      LoopStatus status) {}

  private record Committed(Intake.Result result, List<ProducerRecord<byte[], byte[]>> records) {}

  /// @param consumer by which the records are read: its group is told how far they are
  Batches(
      Intake<R> intake,
      Shared shared,
      Delivery delivery,
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer) {
    this.intake = intake;
    this.transactions = shared.transactions();
    this.publisher = shared.publisher();
    this.delivery = delivery;
    this.assignment = shared.assignment();
    this.points = shared.points();
    this.status = shared.status();
    this.consumer = consumer;
  }

  /// A batch that was read, and not applied yet.
  final class Batch {
    private final List<R> records;
    private final Runnable check;

    private Batch(List<R> records, Runnable check) {
      this.records = records;
      this.check = check;
    }

    /// @param next where each of the batch's partitions goes on after it
    void apply(Map<TopicPartition, Long> next) throws SQLException {
      List<R> rest = records;
      while (!rest.isEmpty()) {
        List<R> part = rest.subList(0, intake.together(rest));
        rest = rest.subList(part.size(), rest.size());
        halving(part, rest.isEmpty() ? next : after(part));
      }
    }

    /// A record that the database refuses takes the whole batch's transaction with it: the batch is
    /// halved until that record stands alone, and is refused.
    private void halving(List<R> batch, Map<TopicPartition, Long> next) throws SQLException {
      try {
        commit(batch, next);
      } catch (SQLException e) {
        if (!Obstacle.isRefusedData(e)) {
          throw e;
        }
        if (batch.size() == 1) {
          commit(List.of(intake.refused(batch.getFirst(), e)), next);
          return;
        }
        List<R> half = batch.subList(0, batch.size() / 2);
        halving(half, after(half));
        halving(batch.subList(half.size(), batch.size()), next);
      }
    }

    private void commit(List<R> batch, Map<TopicPartition, Long> next) throws SQLException {
      Committed committed =
          transactions.run(
              tx -> {
                Positions.move(tx, assignment.moves(next));
                Intake.Result result = intake.decide(tx, batch);
                var records = publisher.prepare(result.emissions(), result.rejections());
                check.run();
                points.accept(CommitPoint.BEFORE_DATABASE_COMMIT);
                return new Committed(result, records);
              });
      // The commit point of the decision. A crash from here on: the next start emits from what is
      // stored.
      assignment.applied(next);
      status.batch(committed.result);
      intake.committed(batch);
      points.accept(CommitPoint.AFTER_DATABASE_COMMIT);
      emit(committed.records, next);
    }
  }

  /// @param check asked before anything that follows from the records is committed; throws if they
  ///   must be read again
  Batch read(ConsumerRecords<byte[], byte[]> records, Runnable check) {
    List<Arrival> arrivals = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Positions.Partition partition =
          assignment.partition(new TopicPartition(record.topic(), record.partition()));
      arrivals.add(
          new Arrival(
              new Place(
                  partition.topicId(), partition.topic(), record.partition(), record.offset()),
              record));
    }
    Batch batch = new Batch(intake.read(arrivals), check);
    points.accept(CommitPoint.AFTER_DECODE);
    return batch;
  }

  /// With nothing to emit, now or before, there is nothing that others could see twice: the group
  /// is told without a Kafka transaction, for those who look at its lag. Nothing rests on whether
  /// that arrives.
  private void emit(List<ProducerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
    if (records.isEmpty() && delivery.isComplete()) {
      consumer.commitAsync(assignment.offsets(next), Batches::told);
      assignment.emitted(next);
    } else {
      delivery.begin(records, next, consumer.groupMetadata());
    }
  }

  private static void told(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debugf(failure, "The group was not told offsets=%s", offsets);
    }
  }

  private Map<TopicPartition, Long> after(List<R> batch) {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (R each : batch) {
      ConsumerRecord<byte[], byte[]> raw = each.arrival().raw();
      next.put(new TopicPartition(raw.topic(), raw.partition()), raw.offset() + 1);
    }
    return next;
  }
}
