package io.modeltrail.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
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

  @Option(names = "--all", description = "Measure also what takes long: registry-loop-1m, fsck-1m.")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Plan chosen = chosen();
    Path folder = Checkout.find().root().resolve(".modeltrail").resolve("bench");
    report(chosen.run(folder));
    Folders.delete(folder); // where something failed, its logs stay
    return 0;
  }

  private Plan chosen() {
    if (only.isEmpty()) {
      return all ? Plan.every(events) : Plan.quick(events);
    }
    Plan every = Plan.every(events);
    Set<String> unknown = new LinkedHashSet<>(only);
    every.rows().forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no row is named %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", every.rows())));
    }
    return every.only(only);
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
