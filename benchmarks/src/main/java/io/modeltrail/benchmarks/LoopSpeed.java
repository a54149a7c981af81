package io.modeltrail.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// The registry's loop beside the plain loop and beside Kafka Connect: all work off the same
/// events, in turns.
///
/// @param events of each turn, and how many of them are not measured
record LoopSpeed(RegistryLoop.Load events, int turns) implements Measurement<Bench> {

  static final String ROW = "registry-loop";

  private static final String BESIDE_CONNECT = "registry-loop-vs-connect";
  private static final String MEMORY = "registry-loop-rss";

  @Override
  public List<String> rows() {
    return List.of(ROW, BESIDE_CONNECT, MEMORY, "event-to-version-median", "event-to-version-p99");
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    bench.databases().putBlank();
    PlainLoop plainLoop = PlainLoop.prepare(bench.parts());
    ConnectSink connectSink = ConnectSink.prepare(bench.parts(), bench.stack().folder());
    double plain = 0;
    double connect = 0;
    double registry = 0;
    double peak = 0;
    for (int turn = 1; turn <= turns; turn++) {
      Bench.say("turn %d of %d: publishing %,d events", turn, turns, events.count());
      int bytes = bench.workload().publish(bench.stack().bootstrapServers(), events.count());
      Bench.say("each of about %,d bytes; the plain loop over them", bytes);
      plain += 1 / plainLoop.run(events.count(), events.warmUp());
      Bench.say("Kafka Connect over them");
      connect += 1 / connectSink.run(events);
      Bench.say("the registry's loop over the same events");
      RegistryLoop.Seen seen = RegistryLoop.throughput(bench, events);
      registry += 1 / seen.rate();
      peak = Math.max(peak, seen.peak());
    }
    Bench.say("one event at a time");
    bench.startRegistry();
    double[] latencies = RegistryLoop.latencies(bench.stack(), bench.workload());
    bench.stopRegistry();
    bench.databases().drop();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.beside(ROW, turns / registry, "events/s", PlainLoop.NAME, turns / plain));
    figures.add(
        Figure.beside(
            BESIDE_CONNECT, turns / registry, "events/s", ConnectSink.NAME, turns / connect));
    figures.addAll(Memory.figure(MEMORY, peak));
    figures.add(Figure.alone("event-to-version-median", Figure.at(latencies, 0.5), "ms"));
    figures.add(Figure.alone("event-to-version-p99", Figure.at(latencies, 0.99), "ms"));
    return figures;
  }
}
