package io.modeltrail.benchmarks;

/// How many events a second the whole chain is sent.
@FunctionalInterface
interface Rate {

  /// @return events a second
  double of(Chain chain) throws Exception;

  static Rate fixed(double perSecond) {
    return chain -> perSecond;
  }

  /// A share of what the chain works off when it has all it can take, found out by working off
  /// some.
  ///
  /// @param events by which it is found out, after half as many that are not measured
  static Rate share(double share, int events) {
    return chain -> {
      Bench.say("how fast the whole chain is");
      chain.workOff(events / 2);
      double rate = share * ChainSpeed.throughput(chain, events);
      chain.trail().awaitFollowers();
      return rate;
    };
  }
}
