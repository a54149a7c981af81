package io.modeltrail.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.StackOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./modeltrail bench`.
@Command(
    name = "modeltrail bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures events per second, beside a plain loop on the same data in the same run.")
final class Main implements Callable<Integer> {

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file, too.")
  private @Nullable Path json;

  @Option(
      names = "--events",
      defaultValue = "100000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int events;

  private int tenthsTold;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    int warmUp = events / 5;
    Path folder = Checkout.find().root().resolve(".modeltrail").resolve("bench");
    Folders.delete(folder);
    // The rules come into the log once; whoever has applied them does not run while others are
    // measured.
    start(folder, List.of(Service.PROMOTION)).close();
    List<Figure> figures = new ArrayList<>();
    double plain;
    try (LocalStack stack = start(folder, List.of())) {
      Workload workload = new Workload(stack.schemaRegistryUrl());
      say("publishing %,d events", events);
      int bytes = workload.publish(stack.bootstrapServers(), events);
      say("each of about %,d bytes; now the plain loop over them", bytes);
      plain = PlainLoop.run(stack.parts(), events, warmUp);
    }
    try (LocalStack stack = start(folder, List.of(Service.REGISTRY))) {
      say("now the registry's loop over the same events");
      double registry = RegistryLoop.throughput(stack, events, warmUp, this::progress);
      figures.add(Figure.beside("registry-loop", registry, "events/s", "plain-loop", plain));
      say("now one event at a time");
      double[] latencies =
          RegistryLoop.latencies(stack, new Workload(stack.schemaRegistryUrl()), events);
      figures.add(Figure.alone("event-to-version-median", at(latencies, 0.5), "ms"));
      figures.add(Figure.alone("event-to-version-p99", at(latencies, 0.99), "ms"));
    }
    report(figures);
    Folders.delete(folder); // where something failed, its logs stay
    return 0;
  }

  private static LocalStack start(Path folder, List<Service> services) {
    StackOptions options =
        new StackOptions(new StackFolder(folder), PortPlan.free(), services, false);
    return LocalStack.start(options, StartListener.NONE);
  }

  private void report(List<Figure> figures) throws Exception {
    System.out.printf(
        "%n%s, %d processors, Java %s, %,d events (the first fifth is not measured)%n",
        LocalDate.now(java.time.ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        events);
    figures.forEach(figure -> System.out.println(figure.line()));
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
    }
  }

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))];
  }

  private void progress(int done) {
    int tenth = (int) (done * 10L / events);
    if (tenth > tenthsTold) {
      tenthsTold = tenth;
      System.out.printf("  %,d of %,d%n", done, events);
    }
  }

  private static void say(String text, Object... values) {
    System.out.printf("- " + text + "%n", values);
  }
}
