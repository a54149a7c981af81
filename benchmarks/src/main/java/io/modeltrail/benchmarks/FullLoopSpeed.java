package io.modeltrail.benchmarks;

import java.sql.Connection;
import java.util.List;

/// The registry's loop on a database with very many versions beside itself on one with few: both
/// work off the same events, in turns.
record FullLoopSpeed(RegistryLoop.Load events, int turns, int versions)
    implements Measurement<Bench> {

  static final String ROW = "registry-loop-1m";

  /// As many events on few versions.
  private static final String BESIDE = "registry-loop-few";

  private static final String FEW = "few";
  private static final String MANY = "many";

  @Override
  public List<String> rows() {
    return List.of(ROW);
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    bench.databases().putBlank();
    Bench.say("storing %,d versions", versions);
    try (Connection registry = bench.databases().connect()) {
      new Stored(Workload.MODELS, versions / Workload.MODELS).fill(registry);
    }
    // Both have still to read what the log holds from before.
    bench.skipLog();
    bench.databases().setAside(MANY);
    bench.databases().putBlank();
    bench.skipLog();
    bench.databases().setAside(FEW);
    double few = 0;
    double many = 0;
    for (int turn = 1; turn <= turns; turn++) {
      Bench.say("turn %d of %d: publishing %,d events", turn, turns, events.count());
      bench.workload().publish(bench.stack().bootstrapServers(), events.count());
      few += 1 / on(FEW, bench);
      many += 1 / on(MANY, bench);
    }
    for (String name : List.of(FEW, MANY)) {
      bench.databases().put(name);
      bench.databases().drop();
    }
    return List.of(Figure.beside(ROW, turns / many, "events/s", BESIDE, turns / few));
  }

  private double on(String name, Bench bench) throws Exception {
    Bench.say("the registry's loop over them, on the database with %s versions", name);
    bench.databases().put(name);
    double rate = RegistryLoop.throughput(bench, events).rate();
    Bench.say("%,.0f events/s", rate);
    bench.databases().setAside(name);
    return rate;
  }
}
