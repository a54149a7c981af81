package io.modeltrail.messaging.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Which topics go before the others: what the log held of them when work began is read to its end
/// first, of one topic after the other. So a database that reads the log again has what others
/// refer to when it comes to them, as it had when they were sent. What is appended later is read
/// with the rest, lest one busy topic keep all others waiting.
final class Precedence {

  /// Of a topic that goes after all of these, and of work that waits for nothing.
  private static final int LAST = Integer.MAX_VALUE;

  private final List<String> leading;
  private final Map<TopicPartition, Long> ahead = new HashMap<>();
  private int turn = LAST;

  /// @param leading by their names in the cluster, in their order
  Precedence(List<String> leading) {
    this.leading = List.copyOf(leading);
  }

  /// Work begins: what does not go first has to wait.
  ///
  /// @param ends of the log, in each partition that is assigned
  void begin(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    ahead.clear();
    ends.forEach(
        (at, end) -> {
          if (rank(at) < LAST && consumer.position(at) < end) {
            ahead.put(at, end);
          }
        });
    turn = first();
    consumer.pause(ends.keySet().stream().filter(at -> rank(at) > turn).toList());
  }

  /// A batch was applied, or there was none: perhaps the next ones wait no longer.
  void goOn(Consumer<?, ?> consumer) {
    if (ahead.isEmpty()) {
      return;
    }
    ahead.entrySet().removeIf(each -> isRead(consumer, each.getKey(), each.getValue()));
    if (first() > turn) {
      turn = first();
      consumer.resume(consumer.paused().stream().filter(at -> rank(at) <= turn).toList());
    }
  }

  private int first() {
    return ahead.keySet().stream().mapToInt(this::rank).min().orElse(LAST);
  }

  private int rank(TopicPartition at) {
    int rank = leading.indexOf(at.topic());
    return rank < 0 ? LAST : rank;
  }

  /// A log that was cut meanwhile has an end before the one that it had.
  private static boolean isRead(Consumer<?, ?> consumer, TopicPartition at, long end) {
    return consumer.position(at) >= end || consumer.currentLag(at).orElse(1) == 0;
  }
}
