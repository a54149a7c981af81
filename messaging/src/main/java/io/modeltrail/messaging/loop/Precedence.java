package io.modeltrail.messaging.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Which topics go before the others: what the log held of them when work began is read to its end
/// first. So a database that reads the log again has what others refer to when it comes to them, as
/// it had when they were sent. What is appended later is read with the rest, lest one busy topic
/// keep all others waiting.
final class Precedence {

  private final Set<String> leading;
  private final Map<TopicPartition, Long> ahead = new HashMap<>();

  /// @param leading by their names in the cluster
  Precedence(Set<String> leading) {
    this.leading = Set.copyOf(leading);
  }

  /// Work begins: what does not go before has to wait.
  ///
  /// @param ends of the log, in each partition that is assigned
  void begin(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    ahead.clear();
    ends.forEach(
        (at, end) -> {
          if (leading.contains(at.topic()) && consumer.position(at) < end) {
            ahead.put(at, end);
          }
        });
    if (!ahead.isEmpty()) {
      consumer.pause(ends.keySet().stream().filter(at -> !leading.contains(at.topic())).toList());
    }
  }

  /// A batch was applied, or there was none: perhaps the others wait no longer.
  void goOn(Consumer<?, ?> consumer) {
    if (!ahead.isEmpty()) {
      ahead.entrySet().removeIf(each -> isRead(consumer, each.getKey(), each.getValue()));
      if (ahead.isEmpty()) {
        consumer.resume(consumer.paused());
      }
    }
  }

  /// A log that was cut meanwhile has an end before the one that it had.
  private static boolean isRead(Consumer<?, ?> consumer, TopicPartition at, long end) {
    return consumer.position(at) >= end || consumer.currentLag(at).orElse(1) == 0;
  }
}
