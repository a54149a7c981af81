package io.modeltrail.torture.fault;

import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.load.Plan;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Something that goes wrong while work is done.
///
/// @param name for `--only`
/// @param what in words
/// @param load how what is sent differs from that of other rounds
/// @param injection does it, and makes it good again
public record Fault(String name, String what, UnaryOperator<Plan> load, Injection injection) {

  /// A fault under the usual load.
  public Fault(String name, String what, Injection injection) {
    this(name, what, UnaryOperator.identity(), injection);
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
