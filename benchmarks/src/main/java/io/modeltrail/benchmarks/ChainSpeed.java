package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    return Stream.concat(Stream.of(ROW), Stream.of(Service.values()).map(ChainSpeed::memory))
        .toList();
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
      double rate = throughput(chain, events);
      Bench.say("%,.0f models/s; the plain loop over the same events", rate);
      whole += 1 / rate;
      plain += 1 / plainLoop.run(events, events / 3);
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.beside(ROW, turns / whole, "models/s", PlainLoop.NAME, turns / plain));
    for (Service service : Service.values()) {
      ServiceProcess process = chain.stack().instances(service).getFirst();
      double peak = Memory.of(chain.stack(), process).peak();
      figures.addAll(Memory.figure(memory(service), peak));
    }
    return figures;
  }

  private static String memory(Service service) {
    return ROW + "-rss-" + service.label();
  }

  /// From the first event of the log to the last that the trail told of, by the broker's clock.
  static double throughput(Chain chain, int events) throws Exception {
    String bootstrapServers = chain.parts().bootstrapServers();
    try (Broker.Tap told = new Broker.Tap(bootstrapServers, Workload.TOPIC);
        Broker.Tap taken = new Broker.Tap(bootstrapServers, LAST)) {
      chain.workOff(events);
      long[] entries = taken.appendTimes(events * Chain.TOPICS.size());
      return events * 1e3 / (entries[entries.length - 1] - told.appendTimes(events)[0]);
    }
  }
}
