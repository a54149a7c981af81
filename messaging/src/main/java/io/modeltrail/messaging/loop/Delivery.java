package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a batch emits, on its way to the log while the next batch is read and decided about: one at
/// a time, each complete before the next begins. So the log may be behind the database by two
/// batches; what is missing is emitted from what is stored, as always.
///
/// Used on the loop's thread.
final class Delivery implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private final Publisher publisher;
  private final Assignment assignment;
  private final ExecutorService thread;
  private @Nullable UnderWay underWay;

  private record UnderWay(Future<?> published, Map<TopicPartition, Long> next) {}

  /// @param name of the loop
  Delivery(Publisher publisher, Assignment assignment, String name) {
    this.publisher = publisher;
    this.assignment = assignment;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("delivery-" + name).factory());
  }

  /// @param next where each of the batch's partitions goes on after it
  void begin(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, Long> next,
      ConsumerGroupMetadata group) {
    complete();
    Map<TopicPartition, OffsetAndMetadata> offsets = assignment.offsets(next);
    underWay = new UnderWay(thread.submit(() -> publisher.publish(records, offsets, group)), next);
  }

  /// Waits until nothing is under way. Whatever the publisher threw is thrown here.
  void complete() {
    UnderWay now = underWay;
    if (now == null) {
      return;
    }
    try {
      now.published.get();
      underWay = null;
    } catch (ExecutionException e) {
      underWay = null;
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while a batch was emitted", e);
    }
    assignment.emitted(now.next);
  }

  /// Waits until nothing is under way, whatever becomes of it: the next start finds out.
  void settle() {
    try {
      complete();
    } catch (RuntimeException e) {
      LOG.warnf("A batch that was emitted did not arrive, or it is not known reason=%s", e);
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
