package io.modeltrail.benchmarks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Sends events at their times, whatever became of those before, and remembers when each was
/// acknowledged. Events are numbered from 0, see [Trace].
final class SteadySender implements AutoCloseable {

  /// If an event is sent so much too late, the rate was not kept. A machine that stands still for a
  /// second or two is no reason to give up what takes half an hour.
  private static final Duration LATE_MAX = Duration.ofSeconds(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Workload workload;
  private final AtomicLongArray acknowledged;
  private final AtomicReferenceArray<RecordMetadata> places;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Runnable onFailure;
  private @Nullable Thread thread;
  private volatile boolean stopping;

  /// @param onFailure told when not all will be sent, and acknowledged
  SteadySender(String bootstrapServers, Workload workload, int events, Runnable onFailure) {
    this.producer = Workload.producer(bootstrapServers);
    this.workload = workload;
    this.onFailure = onFailure;
    this.acknowledged = new AtomicLongArray(events);
    this.places = new AtomicReferenceArray<>(events);
  }

  void start(double perSecond) {
    thread = new Thread(() -> send(perSecond), "steady-sender");
    thread.start();
  }

  private void send(double perSecond) {
    try {
      long begin = System.nanoTime();
      for (int i = 0; i < acknowledged.length() && !stopping; i++) {
        ProducerRecord<byte[], byte[]> record = workload.event(i);
        Trace.put(record.headers(), i);
        waitUntil(begin + (long) (i * 1e9 / perSecond));
        int number = i;
        var unused = producer.send(record, (place, e) -> acknowledged(number, place, e));
      }
      producer.flush();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private static void waitUntil(long due) {
    long now = System.nanoTime();
    if (now - due > LATE_MAX.toNanos()) {
      throw new IllegalStateException("this machine is too slow to send at that rate");
    }
    while (now < due) {
      LockSupport.parkNanos(due - now);
      now = System.nanoTime();
    }
  }

  private void acknowledged(int number, RecordMetadata place, @Nullable Exception e) {
    acknowledged.set(number, System.nanoTime());
    places.set(number, place);
    if (e != null) {
      failed(e);
    }
  }

  private void failed(Exception e) {
    failure.compareAndSet(null, e);
    stopping = true;
    onFailure.run();
  }

  /// When the broker's acknowledgement of each event came, in ns of [System#nanoTime].
  ///
  /// @throws IllegalStateException if one did not come, or the rate was not kept
  long[] await() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
    Exception because = failure.get();
    if (because != null) {
      throw new IllegalStateException("the events could not be sent", because);
    }
    long[] times = new long[acknowledged.length()];
    for (int i = 0; i < times.length; i++) {
      times[i] = acknowledged.get(i);
    }
    return times;
  }

  /// Where an event stands in the log, once it is acknowledged.
  RecordMetadata place(int number) {
    return places.get(number);
  }

  @Override
  public void close() {
    stopping = true;
    producer.close(Duration.ofSeconds(5));
  }
}
