package io.modeltrail.benchmarks;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// When a subscriber of a topic sees what follows from each of some events, see [Trace].
final class Arrivals implements AutoCloseable {

  /// The longest that it waits for the next.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> subscriber;
  private final long[] times;
  private volatile boolean stopping;

  /// @param events how many of them, numbered from 0
  Arrivals(String bootstrapServers, String topic, int events) {
    this.subscriber = Broker.reader(bootstrapServers, topic);
    this.times = new long[events];
  }

  /// In ns of [System#nanoTime].
  long[] await() {
    int missing = times.length;
    long last = System.nanoTime();
    while (missing > 0 && !stopping) {
      var records = subscriber.poll(Duration.ofMillis(100));
      long now = System.nanoTime();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        OptionalInt number = Trace.number(record.headers());
        if (number.isPresent() && times[number.getAsInt()] == 0) {
          times[number.getAsInt()] = now;
          missing--;
          last = now;
        }
      }
      if (now - last > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d events had no effect that can be seen".formatted(missing, times.length));
      }
    }
    return times;
  }

  /// Whoever waits elsewhere gets what has come so far.
  void stop() {
    stopping = true;
  }

  @Override
  public void close() {
    subscriber.close();
  }
}
