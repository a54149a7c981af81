package io.modeltrail.messaging.loop;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What a loop is doing, for health, metrics and people. Written by the loop, read by anyone.
public final class LoopStatus {

  /// Whether the loop gets on.
  public sealed interface Activity {
    record Starting() implements Activity {}

    record Running() implements Activity {}

    /// @param reason what is away, and where
    record Waiting(String reason, Instant since) implements Activity {}

    /// It will not go on by itself.
    record Stopped(@Nullable String reason) implements Activity {}
  }

  private volatile Activity activity = new Activity.Starting();
  private volatile Map<String, Long> lag = Map.of();
  private final LongAdder applied = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder misplaced = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

  public Activity activity() {
    return activity;
  }

  /// Records that this instance has still to read, by topic and partition.
  public Map<String, Long> lag() {
    return lag;
  }

  /// Events that have their effect.
  public long applied() {
    return applied.sum();
  }

  /// Records that repeated an event, without effect.
  public long repeated() {
    return repeated.sum();
  }

  public long batches() {
    return batches.sum();
  }

  /// Records on another partition than Kafka's default partitioner (murmur2) chooses for their key:
  /// the sign of a client that does not keep to it. Order per key holds only within a partition.
  public long misplaced() {
    return misplaced.sum();
  }

  /// Records that retention removed before they were read.
  public long lost() {
    return lost.sum();
  }

  /// Refused records by reason.
  public Map<String, Long> refused() {
    Map<String, Long> sums = new TreeMap<>();
    refused.forEach((code, count) -> sums.put(code, count.sum()));
    return sums;
  }

  void running() {
    if (!(activity instanceof Activity.Running)) {
      activity = new Activity.Running();
    }
  }

  void waiting(String reason, Instant now) {
    Instant since = activity instanceof Activity.Waiting waiting ? waiting.since() : now;
    activity = new Activity.Waiting(reason, since);
  }

  void stopped(@Nullable String reason) {
    activity = new Activity.Stopped(reason);
  }

  void lag(Map<String, Long> now) {
    lag = Map.copyOf(now);
  }

  void batch(Intake.Result result) {
    batches.increment();
    applied.add(result.applied());
    repeated.add(result.repeated());
    result
        .rejections()
        .forEach(
            rejection ->
                refused
                    .computeIfAbsent(rejection.refusal().code(), unused -> new LongAdder())
                    .increment());
  }

  void misplaced(long count) {
    misplaced.add(count);
  }

  void lost(long count) {
    lost.add(count);
  }
}
