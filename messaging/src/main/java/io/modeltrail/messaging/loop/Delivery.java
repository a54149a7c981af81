package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What batches emit, on its way to the log while the next ones are read and decided about: in
/// their order, one transaction at a time. Batches that are decided while one is under way go
/// together in the next, so that small ones do not wait for each other's transactions. The log is
/// behind the database by what is under way, what waits, and the batch at hand; what is missing
/// after a crash is emitted from what is stored, as always.
///
/// Its methods are called on the loop's thread.
final class Delivery implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  /// Most of what waits, in bytes of keys and values, unless it is a single batch.
  private static final long BYTES_MAX = 16L * 1024 * 1024;

  private final Publisher publisher;
  private final Assignment assignment;
  private final int recordsMax;
  private final ExecutorService thread;

  /// Guards what follows, which the delivering thread works on, too.
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final List<Parcel> waiting = new ArrayList<>();
  private final List<Map<TopicPartition, Long>> arrived = new ArrayList<>();
  private boolean underWay;
  private @Nullable Throwable failure;

  /// @param next where each of the batch's partitions goes on after it
  private record Parcel(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, Long> next,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {

    /// One that emits nothing takes its place, too.
    int size() {
      return Math.max(1, records.size());
    }

    long bytes() {
      return records.stream().mapToLong(each -> length(each.key()) + length(each.value())).sum();
    }

    private static long length(byte @Nullable [] bytes) {
      return bytes == null ? 0 : bytes.length;
    }
  }

  /// @param recordsMax most records that wait for those that are under way
  /// @param name of the loop
  Delivery(Publisher publisher, Assignment assignment, int recordsMax, String name) {
    this.publisher = publisher;
    this.assignment = assignment;
    this.recordsMax = recordsMax;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("delivery-" + name).factory());
  }

  /// Takes what a batch emits. Waits while too much is waiting; otherwise at once.
  ///
  /// Whatever the publisher threw over those before is thrown here.
  ///
  /// @param next where each of the batch's partitions goes on after it
  void begin(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, Long> next,
      ConsumerGroupMetadata group) {
    Parcel parcel = new Parcel(records, next, assignment.offsets(next), group);
    lock.lock();
    try {
      awaitUntil(() -> failure != null || hasRoomFor(parcel));
      takeNote();
      waiting.add(parcel);
      if (!underWay) {
        thread.execute(this::deliver); // whose first step waits for the lock
        underWay = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing is under way. Whatever the publisher threw is thrown here.
  boolean isComplete() {
    lock.lock();
    try {
      takeNote();
      return !underWay;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is under way, whatever becomes of it: the next start finds out.
  void settle() {
    lock.lock();
    try {
      awaitUntil(() -> !underWay);
      takeNote();
    } catch (RuntimeException e) {
      LOG.warnf("What was emitted last did not arrive, or it is not known reason=%s", e);
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(Parcel parcel) {
    if (waiting.isEmpty()) {
      return true;
    }
    int size = parcel.size() + waiting.stream().mapToInt(Parcel::size).sum();
    long bytes = parcel.bytes() + waiting.stream().mapToLong(Parcel::bytes).sum();
    return size <= recordsMax && bytes <= BYTES_MAX;
  }

  private void awaitUntil(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while a batch was emitted", e);
    }
  }

  /// Of what has arrived, or has failed, since it was asked last.
  private void takeNote() {
    arrived.forEach(assignment::emitted);
    arrived.clear();
    Throwable failed = failure;
    failure = null;
    switch (failed) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failed);
    }
  }

  /// On the delivering thread: until nothing waits, or until something fails. What would come after
  /// that must not be seen before it.
  private void deliver() {
    try {
      for (List<Parcel> together = next(); !together.isEmpty(); together = next()) {
        publish(together);
        arrive(together);
      }
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  private void publish(List<Parcel> together) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Parcel parcel : together) {
      records.addAll(parcel.records);
      offsets.putAll(parcel.offsets);
    }
    publisher.publish(records, offsets, together.getLast().group);
  }

  private List<Parcel> next() {
    lock.lock();
    try {
      List<Parcel> together = List.copyOf(waiting);
      waiting.clear();
      underWay = !together.isEmpty();
      changed.signalAll();
      return together;
    } finally {
      lock.unlock();
    }
  }

  private void arrive(List<Parcel> together) {
    lock.lock();
    try {
      together.forEach(parcel -> arrived.add(parcel.next));
    } finally {
      lock.unlock();
    }
  }

  private void end(Throwable e) {
    lock.lock();
    try {
      failure = e;
      waiting.clear();
      underWay = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      settle();
    } finally {
      thread.shutdown();
    }
  }
}
