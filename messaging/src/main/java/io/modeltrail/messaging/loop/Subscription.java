package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.messaging.wire.Sink;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/// Which topics a loop reads, and which others it needs; by their names in the cluster.
///
/// @param needed those that it needs besides what it reads
record Subscription(Intake.Topics topics, String prefix, Set<String> needed) {

  static Subscription of(LoopSettings settings, Intake<?> intake) {
    Set<String> needed =
        intake.sinks().stream()
            .filter(sink -> !sink.isFamily())
            .map(Sink::topic)
            .map(settings::physical)
            .collect(Collectors.toCollection(HashSet::new));
    if (intake.setsAside() && intake.topics() instanceof Intake.Topics.Named(Set<String> names)) {
      names.forEach(name -> needed.add(settings.physical(name + DeadLetter.SUFFIX)));
    }
    return new Subscription(intake.topics(), settings.prefix(), Set.copyOf(needed));
  }

  void begin(Consumer<?, ?> consumer, ConsumerRebalanceListener listener) {
    switch (topics) {
      case Intake.Topics.Named(Set<String> names) -> consumer.subscribe(physical(names), listener);
      case Intake.Topics.Matching(Pattern names) ->
          consumer.subscribe(
              Pattern.compile(Pattern.quote(prefix) + "(?:" + names.pattern() + ")"), listener);
    }
  }

  /// What is read: all that was named, or those of the matching topics that this loop has a part
  /// in.
  Set<String> read(Consumer<?, ?> consumer) {
    return switch (topics) {
      case Intake.Topics.Named(Set<String> names) -> physical(names);
      case Intake.Topics.Matching matching ->
          consumer.assignment().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    };
  }

  /// What is read, and what is needed besides.
  Set<String> all(Consumer<?, ?> consumer) {
    Set<String> all = new HashSet<>(needed);
    all.addAll(read(consumer));
    return all;
  }

  private Set<String> physical(Set<String> names) {
    return names.stream().map(name -> prefix + name).collect(Collectors.toSet());
  }
}
