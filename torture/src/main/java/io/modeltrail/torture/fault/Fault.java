package io.modeltrail.torture.fault;

import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.load.Plan;
import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Something that goes wrong while work is done.
///
/// @param name for `--only`
/// @param what in words
/// @param obstacle to trying it on this machine
/// @param load how what is sent differs from that of other rounds
/// @param injection does it, and makes it good again
public record Fault(
    String name, String what, Obstacle obstacle, UnaryOperator<Plan> load, Injection injection) {

  /// A fault under the usual load.
  public Fault(String name, String what, Injection injection) {
    this(name, what, UnaryOperator.identity(), injection);
  }

  /// A fault that needs nothing.
  public Fault(String name, String what, UnaryOperator<Plan> load, Injection injection) {
    this(name, what, Obstacle.NONE, load, injection);
  }

  /// A fault that takes longer, as starting a service does: what is sent is spread over all of it.
  ///
  /// @param seconds about as long as the injection takes
  Fault during(int seconds) {
    return new Fault(
        name,
        what,
        obstacle,
        plan -> load.apply(plan).over(Duration.ofSeconds(seconds)),
        injection);
  }

  /// A fault that cannot be tried everywhere.
  Fault unless(Obstacle other) {
    return new Fault(name, what, other, load, injection);
  }

  /// Does harm, and undoes it.
  @FunctionalInterface
  public interface Injection {

    /// Returns when all runs again; the load may still go on.
    ///
    /// @param random decides when and what
    void run(Arena arena, Random random) throws Exception;
  }
}
