package io.modeltrail.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./modeltrail bench`.
@Command(
    name = "modeltrail bench",
    mixinStandardHelpOptions = true,
    description = "Measures how fast it is, beside a plain loop on the same data in the same run.")
final class Main implements Callable<Integer> {

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file, too.")
  private @Nullable Path json;

  @Option(
      names = "--events",
      defaultValue = "150000",
      description = "Events of each turn of a loop (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(names = "--only", paramLabel = "ROW", split = ",", description = "Measure these rows.")
  private List<String> only = List.of();

  @Option(names = "--all", description = "Measure also what takes long: registry-loop-1m.")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Measurement> chosen = chosen();
    Path folder = Checkout.find().root().resolve(".modeltrail").resolve("bench");
    List<Figure> figures = new ArrayList<>();
    try (Bench bench = Bench.start(folder)) {
      for (Measurement measurement : chosen) {
        figures.addAll(measurement.run(bench));
      }
    }
    report(figures);
    Folders.delete(folder); // where something failed, its logs stay
    return 0;
  }

  private List<Measurement> chosen() {
    RegistryLoop.Load load = new RegistryLoop.Load(events, events / 3);
    List<Measurement> quick =
        List.of(
            new LoopSpeed(load, 2), new LargeModel(200_000, 1_000), new Search(2_000, 50, 1_000));
    List<Measurement> every = new ArrayList<>(quick);
    every.add(new FullLoopSpeed(load, 2, 1_000_000));
    if (only.isEmpty()) {
      return all ? every : quick;
    }
    Set<String> unknown = new HashSet<>(only);
    every.forEach(measurement -> measurement.rows().forEach(unknown::remove));
    if (!unknown.isEmpty()) {
      List<String> known = every.stream().flatMap(each -> each.rows().stream()).toList();
      throw new ParameterException(
          spec.commandLine(),
          "no row is named %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
    return every.stream().filter(each -> each.rows().stream().anyMatch(only::contains)).toList();
  }

  private void report(List<Figure> figures) throws Exception {
    System.out.printf(
        "%n%s, %d processors, Java %s, %,d events a turn (the first third is not measured)%n",
        LocalDate.now(ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        events);
    figures.forEach(figure -> System.out.println(figure.line()));
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
    }
  }
}
