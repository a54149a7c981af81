package io.modeltrail.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// The checkpoints that are signed from a moment on, as `audit.checkpoint` tells of them.
final class Checkpoints implements AutoCloseable {

  private static final String TOPIC = "audit.checkpoint";

  /// The longest that it waits for the next.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaConsumer<byte[], byte[]> follower;
  private final List<Signed> all = new ArrayList<>();

  /// @param size how many entries it covers
  /// @param at when the broker appended it, in ms since 1970
  record Signed(long size, long at) {}

  Checkpoints(String bootstrapServers) {
    this.follower = Broker.reader(bootstrapServers, TOPIC);
  }

  /// Those that have come since it was asked last; waits a moment for the first one.
  List<Signed> next() {
    List<Signed> signed = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : follower.poll(Duration.ofMillis(100))) {
      signed.add(new Signed(ShownLog.size(record.value()), record.timestamp()));
    }
    return signed;
  }

  /// The first that covers so many entries; waits for it.
  Signed covering(long size) {
    long last = System.nanoTime();
    while (true) {
      for (Signed each : all) {
        if (each.size >= size) {
          return each;
        }
      }
      List<Signed> next = next();
      all.addAll(next);
      if (!next.isEmpty()) {
        last = System.nanoTime();
      } else if (System.nanoTime() - last > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "nothing was signed for %s, and %d entries are to be covered"
                .formatted(PATIENCE, size));
      }
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
