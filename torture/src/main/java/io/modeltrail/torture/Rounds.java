package io.modeltrail.torture;

import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.arena.Checks;
import io.modeltrail.torture.arena.Collector;
import io.modeltrail.torture.check.Violation;
import io.modeltrail.torture.fault.Fault;
import io.modeltrail.torture.history.History;
import io.modeltrail.torture.load.Load;
import io.modeltrail.torture.load.Plan;
import io.modeltrail.torture.load.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Rounds on one installation: send, do harm, make good, wait, check. Each has models of its own,
/// and is checked together with all before it: what becomes of those is looked at again and again.
final class Rounds implements AutoCloseable {

  private static final int RUNS = 120;
  private static final Duration OVER = Duration.ofSeconds(5);

  private final Arena arena;
  private final Checks checks;
  private final Wire wire;
  private final Random seeds;
  private final String prefix;
  private int count;

  private Rounds(Arena arena, Path folder, String prefix, long seed) {
    this.arena = arena;
    this.checks = new Checks(arena, folder);
    this.wire = new Wire(arena.stack().schemaRegistryUrl());
    this.seeds = new Random(seed);
    this.prefix = prefix;
  }

  /// @param prefix of the names of all models
  /// @param seed of all rounds
  static Rounds start(Path folder, String prefix, long seed) throws Exception {
    return new Rounds(Arena.start(folder), folder, prefix, seed);
  }

  Arena arena() {
    return arena;
  }

  /// @param within by when all has to be well after the fault
  /// @param isOneEnough whether one violation says enough
  /// @return what is wrong and was not before
  List<Violation> run(Fault fault, Duration within, boolean isOneEnough) throws Exception {
    String scope = "%s%02d-".formatted(prefix, count++);
    Random random = new Random(seeds.nextLong());
    Plan plan = fault.load().apply(Plan.of(random.nextLong(), scope, RUNS, OVER));
    try (History history = History.create(checks.history(scope))) {
      history.mark("fault " + fault.name());
      try (Collector collector = new Collector(arena, history);
          Load load = Load.begin(plan, arena.address(), wire, history)) {
        collector.begin();
        fault.injection().run(arena, random);
        history.mark("healed");
        load.await();
      }
    }
    return checks.run(within, isOneEnough);
  }

  @Override
  public void close() {
    arena.close();
  }
}
