package io.modeltrail.governance.gate;

import io.modeltrail.governance.Names;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A condition that a version has to meet before an environment. Can be used by many threads.
///
/// @param condition what is required, compiled
/// @param waits how long it may take until the condition is true; null: it has to be true at once
public record Gate(String name, Condition condition, @Nullable Duration waits) {

  public static final Duration WAIT_MIN = Duration.ofMinutes(1);
  public static final Duration WAIT_MAX = Duration.ofDays(30);

  /// For people.
  public static final String WAIT_EXPECTED =
      "a time of ISO 8601 in days, hours, minutes and seconds, PT1M to P30D";

  /// @throws IllegalArgumentException if the name is wrong, or the time too short or too long
  public Gate {
    if (!Names.isGate(name)) {
      throw new IllegalArgumentException(
          "\"%s\" is not a name for a gate: %s".formatted(name, Names.GATE_NAME_EXPECTED));
    }
    if (waits != null && !isWait(waits)) {
      throw new IllegalArgumentException(
          "%s is no time for a gate to wait: %s".formatted(waits, WAIT_EXPECTED));
    }
  }

  /// Whether a gate may wait so long.
  public static boolean isWait(Duration wait) {
    return wait.compareTo(WAIT_MIN) >= 0 && wait.compareTo(WAIT_MAX) <= 0;
  }

  /// For rules that are known to be right, such as those of a test.
  ///
  /// @throws IllegalArgumentException if the condition does not compile
  public static Gate of(String name, String require) {
    return switch (Condition.parse(require)) {
      case Condition.Sound(var condition) -> new Gate(name, condition, null);
      case Condition.Unsound(var mistakes) ->
          throw new IllegalArgumentException("%s: %s".formatted(require, mistakes));
    };
  }

  /// What is required, as the governance file says it.
  public String require() {
    return condition.text();
  }

  /// The gate, with a time to wait.
  ///
  /// @throws IllegalArgumentException if the time is too short or too long
  public Gate waiting(Duration wait) {
    return new Gate(name, condition, wait);
  }

  /// Never throws for what stands in the input: what cannot be evaluated is an ERROR.
  ///
  /// @param waited how long the version has waited before the gates; if that is not as long as the
  ///   gate has time, what is not PASSED is WAITING
  public Judgement judge(GateInput input, Duration waited) {
    var verdict = condition.judge(input);
    var inTime = waits != null && waited.compareTo(waits) < 0;
    var outcome =
        inTime && verdict.outcome() != Outcome.PASSED ? Outcome.WAITING : verdict.outcome();
    return new Judgement(this, outcome, verdict.detail());
  }
}
