package io.modeltrail.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What is measured, and on what. Each stage has a stack of its own, which runs only while it is
/// measured on.
///
/// @param registry on one registry service and its database
/// @param chain on all services together
/// @param audit on audit-service alone
record Plan(
    List<Measurement<Bench>> registry,
    List<Measurement<Chain>> chain,
    List<Measurement<Audit>> audit) {

  private static final double STEADY_PER_SECOND = 100;

  /// Of the rate that the chain can work off.
  private static final Rate LOADED = Rate.share(0.7, 20_000);

  @FunctionalInterface
  private interface Start<S extends Stage> {
    S begin() throws Exception;
  }

  /// Without what takes long.
  ///
  /// @param events of each turn of a loop
  static Plan quick(int events) {
    return new Plan(
        List.of(
            new LoopSpeed(warmLoad(events), 2),
            new LargeModel(200_000, 1_000),
            new Search(2_000, 50, 1_000)),
        List.of(
            new StartSpeed(3),
            new ChainSpeed(events / 5, 2),
            latency("latency", Rate.fixed(STEADY_PER_SECOND), events / 10),
            new EvidenceBundle(200_000, 190, 30),
            latency("latency-at-70", LOADED, events / 10)),
        List.of(
            new AuditLatency(events / 10, STEADY_PER_SECOND, 1_000, 6_000),
            new AuditLoop(load(events), 2)));
  }

  /// With what takes long.
  static Plan every(int events) {
    Plan quick = quick(events);
    return new Plan(
        with(quick.registry, new FullLoopSpeed(load(events), 2, 1_000_000)),
        quick.chain,
        with(quick.audit, new FsckSpeed(1_000_000)));
  }

  /// The whole chain for long, and nothing else.
  static Plan soak(int minutes) {
    return new Plan(List.of(), List.of(new Soak(minutes, LOADED)), List.of());
  }

  /// What the registry's rate depends on, and nothing else.
  ///
  /// @param folder where the plots go
  static Plan growth(int events, Path folder) {
    return new Plan(List.of(new Growth(events / 2, folder)), List.of(), List.of());
  }

  /// As many before them, which are not measured: a service that has just started compiles.
  private static RegistryLoop.Load warmLoad(int events) {
    return new RegistryLoop.Load(2 * events, events);
  }

  private static RegistryLoop.Load load(int events) {
    return new RegistryLoop.Load(events, events / 3);
  }

  /// The JVMs compile for some two minutes.
  private static ChainLatency latency(String name, Rate rate, int before) {
    return new ChainLatency(name, rate, before, Duration.ofMinutes(2), Duration.ofMinutes(1));
  }

  private static <S extends Stage> List<Measurement<S>> with(
      List<Measurement<S>> measurements, Measurement<S> more) {
    return Stream.concat(measurements.stream(), Stream.of(more)).toList();
  }

  /// The names of all figures.
  List<String> rows() {
    return Stream.of(registry, chain, audit)
        .flatMap(List::stream)
        .flatMap(each -> each.rows().stream())
        .toList();
  }

  /// As much of it as gives these figures.
  Plan only(Collection<String> rows) {
    return new Plan(only(registry, rows), only(chain, rows), only(audit, rows));
  }

  private static <S extends Stage> List<Measurement<S>> only(
      List<Measurement<S>> measurements, Collection<String> rows) {
    return measurements.stream()
        .filter(each -> each.rows().stream().anyMatch(rows::contains))
        .toList();
  }

  /// @param folder of the stacks, one in it for each
  List<Figure> run(Path folder) throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(run(registry, () -> Bench.start(folder.resolve("registry"))));
    figures.addAll(run(chain, () -> Chain.start(folder.resolve("chain"))));
    figures.addAll(run(audit, () -> Audit.start(folder.resolve("audit"))));
    return figures;
  }

  private static <S extends Stage> List<Figure> run(
      List<Measurement<S>> measurements, Start<S> start) throws Exception {
    List<Figure> figures = new ArrayList<>();
    if (measurements.isEmpty()) {
      return figures;
    }
    try (S stage = start.begin()) {
      for (Measurement<S> measurement : measurements) {
        figures.addAll(measurement.run(stage));
      }
    }
    return figures;
  }
}
