package io.modeltrail.benchmarks;

import java.util.Arrays;
import java.util.List;

/// How long it takes from the acknowledgement of an event to the sight of the promotion that
/// follows from it, with events coming at a steady rate: none of them waits for another one.
///
/// @param before events that the chain works off before, as fast as it can: services that have just
///   started are not what they are later
/// @param warmUp events at the steady rate that are not measured, before those that are
record ChainLatency(int before, double perSecond, int warmUp, int measured)
    implements Measurement<Chain> {

  @Override
  public List<String> rows() {
    return List.of("latency-p50", "latency-p99");
  }

  @Override
  public List<Figure> run(Chain chain) throws Exception {
    Bench.say("%,d events through the whole chain, not measured", before);
    chain.workOff(before);
    chain.trail().awaitFollowers();
    Bench.say("%,d events, %.0f a second", warmUp + measured, perSecond);
    double[] latencies = latencies(chain);
    return List.of(
        Figure.alone("latency-p50", Figure.at(latencies, 0.5), "ms"),
        Figure.alone("latency-p99", Figure.at(latencies, 0.99), "ms"));
  }

  /// In ms, sorted.
  private double[] latencies(Chain chain) throws InterruptedException {
    int events = warmUp + measured;
    String bootstrapServers = chain.parts().bootstrapServers();
    try (Arrivals arrivals = new Arrivals(bootstrapServers, Chain.PROMOTED, events);
        SteadySender sender =
            new SteadySender(bootstrapServers, chain.workload(), events, arrivals::stop)) {
      sender.start(perSecond);
      long[] received = arrivals.await();
      long[] acknowledged = sender.await();
      double[] latencies = new double[measured];
      for (int i = 0; i < measured; i++) {
        latencies[i] = (received[warmUp + i] - acknowledged[warmUp + i]) / 1e6;
      }
      Arrays.sort(latencies);
      return latencies;
    }
  }
}
