package io.modeltrail.benchmarks;

import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the registry's rate and latency change with what there is: versions in its database,
/// partitions of the topic, instances of the service, sizes of events.
///
/// @param events of 1 KB in each turn; large ones are fewer
/// @param folder where the plots go, as SVG
record Growth(int events, Path folder) implements Measurement<Bench> {

  /// A batch has a thousand, and is seen at once when it ends: few of them would be no rate.
  private static final int EVENTS_MIN = 4_000;

  private static final List<Integer> VERSIONS = List.of(10_000, 100_000, 1_000_000);
  private static final List<Integer> PARTITIONS = List.of(1, 6, 12);
  private static final int PARTITIONS_USUAL = 6;
  private static final List<Integer> INSTANCES = List.of(1, 2);
  private static final List<Integer> SIZES = List.of(1, 10, 100);

  @Override
  public List<String> rows() {
    return List.of("growth");
  }

  @Override
  public List<Figure> run(Bench bench) throws Exception {
    Files.createDirectories(folder);
    List<Figure> figures = new ArrayList<>();
    figures.addAll(versions(bench));
    figures.addAll(partitions(bench));
    figures.addAll(instances(bench));
    figures.addAll(sizes(bench));
    return figures;
  }

  private List<Figure> versions(Bench bench) throws Exception {
    Plot rates = new Plot("events a second, by versions stored");
    Plot latencies = new Plot("median from event to version in ms, by versions stored");
    List<Figure> figures = new ArrayList<>();
    for (int count : VERSIONS) {
      Bench.say("%,d versions", count);
      begin(bench, PARTITIONS_USUAL);
      try (Connection registry = bench.databases().connect()) {
        new Stored(Workload.MODELS, count / Workload.MODELS).fill(registry);
      }
      double rate = rate(bench, bench.workload(), load(1));
      bench.startRegistry();
      double[] millis = RegistryLoop.latencies(bench.stack(), bench.workload());
      bench.stopRegistry();
      bench.databases().drop();
      String label = String.format(Locale.ROOT, "%,d", count);
      rates.bar(label, rate);
      latencies.bar(label, Figure.at(millis, 0.5));
      figures.add(Figure.alone("growth-versions-" + count, rate, "events/s"));
      figures.add(Figure.alone("growth-versions-" + count + "-p50", Figure.at(millis, 0.5), "ms"));
      figures.add(Figure.alone("growth-versions-" + count + "-p99", Figure.at(millis, 0.99), "ms"));
    }
    write(rates, "versions-rate.svg");
    write(latencies, "versions-latency.svg");
    return figures;
  }

  private List<Figure> partitions(Bench bench) throws Exception {
    Plot rates = new Plot("events a second, by partitions of model.trained");
    List<Figure> figures = new ArrayList<>();
    for (int count : PARTITIONS) {
      Bench.say("%d partitions", count);
      begin(bench, count);
      double rate = rate(bench, bench.workload(), load(1));
      bench.databases().drop();
      rates.bar(Integer.toString(count), rate);
      figures.add(Figure.alone("growth-partitions-" + count, rate, "events/s"));
    }
    write(rates, "partitions-rate.svg");
    return figures;
  }

  /// All are there before the events are.
  private List<Figure> instances(Bench bench) throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    Plot rates = new Plot("events a second, by instances on %d processors".formatted(processors));
    List<Figure> figures = new ArrayList<>();
    for (int count : INSTANCES) {
      Bench.say("%d instances", count);
      begin(bench, PARTITIONS_USUAL);
      bench.startRegistry();
      List<ServiceProcess> others = new ArrayList<>();
      for (int i = 1; i < count; i++) {
        others.add(bench.stack().startAnother(Service.REGISTRY));
      }
      double rate = RegistryLoop.whileSent(bench, load(1));
      others.forEach(ServiceProcess::stop);
      bench.stopRegistry();
      bench.databases().drop();
      rates.bar(Integer.toString(count), rate);
      figures.add(Figure.alone("growth-instances-" + count, rate, "events/s"));
    }
    write(rates, "instances-rate.svg");
    return figures;
  }

  private List<Figure> sizes(Bench bench) throws Exception {
    Plot rates = new Plot("events a second, by size of an event");
    List<Figure> figures = new ArrayList<>();
    for (int kilobytes : SIZES) {
      Bench.say("events of %d KB", kilobytes);
      Workload workload = new Workload(bench.stack().schemaRegistryUrl(), kilobytes * 1_000);
      begin(bench, PARTITIONS_USUAL);
      double rate = rate(bench, workload, load(kilobytes));
      bench.databases().drop();
      rates.bar(kilobytes + " KB", rate);
      figures.add(Figure.alone("growth-size-" + kilobytes + "k", rate, "events/s"));
    }
    write(rates, "size-rate.svg");
    return figures;
  }

  private RegistryLoop.Load load(int kilobytes) {
    int count = Math.max(EVENTS_MIN, events / kilobytes);
    return new RegistryLoop.Load(count, count / 3);
  }

  /// An empty database, and a log that holds nothing from before.
  private static void begin(Bench bench, int partitions) throws Exception {
    Broker.recreate(bench.stack().bootstrapServers(), Workload.TOPIC, partitions);
    bench.databases().putBlank();
  }

  private static double rate(Bench bench, Workload workload, RegistryLoop.Load load) {
    workload.publish(bench.stack().bootstrapServers(), load.count());
    return RegistryLoop.throughput(bench, load).rate();
  }

  private void write(Plot plot, String name) throws IOException {
    Files.writeString(folder.resolve(name), plot.svg());
  }
}
