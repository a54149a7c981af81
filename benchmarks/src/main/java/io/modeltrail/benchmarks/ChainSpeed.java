package io.modeltrail.benchmarks;

import java.util.List;

/// How many models a second go through the whole chain, with nobody waiting between the services:
/// told, registered, promoted, and all of that in the trail. Beside it the plain loop, over the
/// same events, while the services have nothing to do.
///
/// @param events of each turn
record ChainSpeed(int events, int turns) implements Measurement<Chain> {

  static final String ROW = "whole-chain";

  private static final String LAST = "audit.entry";

  @Override
  public List<String> rows() {
    return List.of(ROW);
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    PlainLoop plainLoop = PlainLoop.prepare(chain.parts());
    Bench.say("%,d events through the whole chain, not measured", events / 2);
    chain.workOff(events / 2);
    plainLoop.run(events / 2, 0);
    double whole = 0;
    double plain = 0;
    for (int turn = 1; turn <= turns; turn++) {
      Bench.say("turn %d of %d: %,d events through the whole chain", turn, turns, events);
      double rate = throughput(chain);
      Bench.say("%,.0f models/s; the plain loop over the same events", rate);
      whole += 1 / rate;
      plain += 1 / plainLoop.run(events, events / 3);
    }
    return List.of(Figure.beside(ROW, turns / whole, "models/s", PlainLoop.NAME, turns / plain));
  }

  /// From the first event of the log to the last that the trail told of, by the broker's clock.
  private double throughput(Chain chain) throws Exception {
    String bootstrapServers = chain.parts().bootstrapServers();
    try (Broker.Tap told = new Broker.Tap(bootstrapServers, Workload.TOPIC);
        Broker.Tap taken = new Broker.Tap(bootstrapServers, LAST)) {
      chain.workOff(events);
      long[] entries = taken.appendTimes(events * Chain.TOPICS.size());
      return events * 1e3 / (entries[entries.length - 1] - told.appendTimes(events)[0]);
    }
  }
}
