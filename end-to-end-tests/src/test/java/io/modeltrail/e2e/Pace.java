package io.modeltrail.e2e;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How fast the services were, by the times that the broker has noted.
final class Pace {

  private Pace() {}

  /// Shows how long it took from the first of some records to the last that followed from them.
  ///
  /// @param places of the records; none was sent later
  /// @param topics of what followed
  static void show(Observed log, String what, Collection<String> places, List<String> topics) {
    Set<String> sent = Set.copyOf(places);
    long first =
        log.raw("model.trained").stream()
            .filter(record -> sent.contains(Observed.place(record)))
            .mapToLong(ConsumerRecord::timestamp)
            .min()
            .orElseThrow();
    for (String topic : topics) {
      long last = log.raw(topic).stream().mapToLong(ConsumerRecord::timestamp).max().orElseThrow();
      System.out.printf(
          "%s: %,d records have come to %s after %,d ms: %,d/s%n",
          what, sent.size(), topic, last - first, sent.size() * 1000L / Math.max(1, last - first));
    }
  }
}
