package io.modeltrail.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.stack.AotCache;
import io.modeltrail.localstack.stack.Service;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  /// Shorter, and there is nothing to draw a line through.
  private static final int MINUTES_MIN = 2;

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

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description = "Measure this alone: the whole chain at 70 %% of its rate, for so long.")
  private @Nullable Integer soak;

  @Option(
      names = "--growth",
      paramLabel = "FOLDER",
      description =
          "Measure this alone: how the registry's rate changes with versions, partitions, instances"
              + " and sizes; with plots in that folder.")
  private @Nullable Path growth;

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
    if ((soak != null ? 1 : 0) + (growth != null ? 1 : 0) + (only.isEmpty() && !all ? 0 : 1) > 1) {
      throw refused(
          "--soak and --growth are runs of their own: each without the other, --only or --all");
    }
    if (soak != null) {
      if (soak < MINUTES_MIN) {
        throw refused("--soak takes at least %d minutes".formatted(MINUTES_MIN));
      }
      return Plan.soak(soak);
    }
    if (growth != null) {
      return Plan.growth(events, growth);
    }
    if (only.isEmpty()) {
      return all ? Plan.every(events) : Plan.quick(events);
    }
    Plan every = Plan.every(events);
    Set<String> unknown = new LinkedHashSet<>(only);
    every.rows().forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw refused(
          "no row is named %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", every.rows())));
    }
    return every.only(only);
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private static boolean isCached() {
    Checkout checkout = Checkout.find();
    return AotCache.isPossible()
        && Stream.of(Service.values()).allMatch(it -> AotCache.isIn(checkout.app(it.module())));
  }

  private void report(List<Figure> figures) throws Exception {
    System.out.printf(
        "%n%s, %d processors, Java %s, services %s an AOT cache%s%n",
        LocalDate.now(ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        isCached() ? "with" : "without",
        soak == null ? ", %,d events a turn".formatted(events) : "");
    figures.forEach(figure -> System.out.println(figure.line()));
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
    }
  }
}
