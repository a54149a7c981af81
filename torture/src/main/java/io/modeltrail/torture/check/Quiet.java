package io.modeltrail.torture.check;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/// Waits until an installation has nothing to do: all instances run and have read all that there
/// is, and no topic grows.
final class Quiet {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Sight sight;
  private final Duration still;

  /// What is looked at.
  interface Sight {

    /// Where the topics end that show work. The trail tells of itself: its topics do not count.
    Map<TopicPartition, Long> ends() throws IOException;

    /// Who has something to do, or does not run, and what is known of it.
    Map<String, String> busy();
  }

  /// @param still how long nothing may happen: longer than a service takes to notice what there is
  ///   to read
  Quiet(Sight sight, Duration still) {
    this.sight = sight;
    this.still = still;
  }

  /// @param deadline in the time of [System#nanoTime]
  /// @return who is still at work then, and why; empty: all is quiet
  Map<String, String> await(long deadline) throws IOException {
    Map<TopicPartition, Long> before = sight.ends();
    long since = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(Math.min(LOOK.toNanos(), still.toNanos() / 4));
      Map<TopicPartition, Long> ends = sight.ends();
      Map<String, String> busy = new HashMap<>(sight.busy());
      long now = System.nanoTime();
      if (!ends.equals(before) || !busy.isEmpty()) {
        since = now;
      }
      if (now - since > still.toNanos()) {
        return Map.of();
      }
      if (now > deadline) {
        return busy.isEmpty() ? grown(before, ends) : busy;
      }
      before = ends;
    }
  }

  private static Map<String, String> grown(
      Map<TopicPartition, Long> before, Map<TopicPartition, Long> now) {
    Map<String, String> grown = new HashMap<>();
    now.forEach(
        (at, end) -> {
          if (!end.equals(before.get(at))) {
            grown.put(at.toString(), "it still grows");
          }
        });
    return grown;
  }
}
