package io.modeltrail.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How long it takes from the acknowledgement of an event to the sight of the promotion that
/// follows from it, with events coming at a steady rate, whatever became of those before.
///
/// @param name of its rows
/// @param before events that the chain works off before, as fast as it can: services that have just
///   started are not what they are later
/// @param warmUp at the steady rate, not measured
/// @param measured at the same rate after that
record ChainLatency(String name, Rate rate, int before, Duration warmUp, Duration measured)
    implements Measurement<Chain> {

  @Override
  public List<String> rows() {
    return List.of(name + "-p50", name + "-p99", name + "-rate");
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    Bench.say("%,d events through the whole chain, not measured", before);
    chain.workOff(before);
    chain.trail().awaitFollowers();
    double perSecond = rate.of(chain);
    int unmeasured = events(perSecond, warmUp);
    int all = unmeasured + events(perSecond, measured);
    Bench.say("%,d events, %.0f a second", all, perSecond);
    double[] latencies = latencies(chain, perSecond, unmeasured, all);
    return List.of(
        Figure.alone(name + "-p50", Figure.at(latencies, 0.5), "ms"),
        Figure.alone(name + "-p99", Figure.at(latencies, 0.99), "ms"),
        Figure.alone(name + "-rate", perSecond, "models/s"));
  }

  private static int events(double perSecond, Duration time) {
    return (int) (perSecond * time.toSeconds());
  }

  /// In ms, sorted.
  private static double[] latencies(Chain chain, double perSecond, int unmeasured, int all)
      throws InterruptedException {
    String bootstrapServers = chain.parts().bootstrapServers();
    try (Arrivals arrivals = new Arrivals(bootstrapServers, Chain.PROMOTED, all);
        SteadySender sender =
            new SteadySender(bootstrapServers, chain.workload(), all, arrivals::stop)) {
      sender.start(perSecond);
      long[] received = arrivals.await();
      long[] acknowledged = sender.await();
      double[] latencies = new double[all - unmeasured];
      for (int i = 0; i < latencies.length; i++) {
        latencies[i] = (received[unmeasured + i] - acknowledged[unmeasured + i]) / 1e6;
      }
      Arrays.sort(latencies);
      return latencies;
    }
  }
}
