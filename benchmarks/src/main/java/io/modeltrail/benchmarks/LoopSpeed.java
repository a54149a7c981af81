package io.modeltrail.benchmarks;

import java.util.List;

/// The registry's loop beside the plain loop: both work off the same events, in turns.
///
/// @param events of each turn, and how many of them are not measured
record LoopSpeed(RegistryLoop.Load events, int turns) implements Measurement<Bench> {

  static final String ROW = "registry-loop";

  @Override
  public List<String> rows() {
    return List.of(ROW, "event-to-version-median", "event-to-version-p99");
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    bench.databases().putBlank();
    PlainLoop plainLoop = PlainLoop.prepare(bench.parts());
    double plain = 0;
    double registry = 0;
    for (int turn = 1; turn <= turns; turn++) {
      Bench.say("turn %d of %d: publishing %,d events", turn, turns, events.count());
      int bytes = bench.workload().publish(bench.stack().bootstrapServers(), events.count());
      Bench.say("each of about %,d bytes; the plain loop over them", bytes);
      plain += 1 / plainLoop.run(events.count(), events.warmUp());
      Bench.say("the registry's loop over the same events");
      registry += 1 / RegistryLoop.throughput(bench, events);
    }
    Bench.say("one event at a time");
    bench.startRegistry();
    double[] latencies = RegistryLoop.latencies(bench.stack(), bench.workload());
    bench.stopRegistry();
    bench.databases().drop();
    return List.of(
        Figure.beside(ROW, turns / registry, "events/s", PlainLoop.NAME, turns / plain),
        Figure.alone("event-to-version-median", Figure.at(latencies, 0.5), "ms"),
        Figure.alone("event-to-version-p99", Figure.at(latencies, 0.99), "ms"));
  }
}
