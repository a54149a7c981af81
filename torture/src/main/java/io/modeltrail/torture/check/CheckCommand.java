package io.modeltrail.torture.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.torture.history.History;
import io.modeltrail.torture.history.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The checker: a program of its own, which knows nothing but histories and what it sees from
/// outside.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Says whether the promise was kept, from histories, topics, HTTP and tiles alone. Exit code"
            + " 0: it was; 1: it was not.")
public final class CheckCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--history",
      required = true,
      paramLabel = "FILE",
      description = "What was tried; may be given more than once.")
  private List<Path> histories = List.of();

  @Option(names = "--kafka", required = true, paramLabel = "ADDRESSES")
  private String kafka = "";

  @Option(names = "--registry", paramLabel = "URL", description = "Of each instance.")
  private List<String> registry = List.of();

  @Option(names = "--promotion", paramLabel = "URL", description = "Of each instance.")
  private List<String> promotion = List.of();

  @Option(names = "--audit", paramLabel = "URL", description = "Of each instance.")
  private List<String> audit = List.of();

  @Option(names = "--token", paramLabel = "TOKEN", description = "Of an auditor.")
  private String token = "";

  @Option(names = "--operator-token", paramLabel = "TOKEN", description = "Of an operator.")
  private String operator = "";

  @Option(names = "--log-key", paramLabel = "KEY", description = "The trail's verifier key.")
  private @Nullable String logKey;

  @Option(
      names = "--within",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "By when all has to be well (default: ${DEFAULT-VALUE}).")
  private int within;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Violations as --json writes them, which are not told again.")
  private @Nullable Path known;

  @Option(
      names = "--one-is-enough",
      description = "End as soon as there is a violation that no time mends.")
  private boolean oneIsEnough;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the violations there, too.")
  private @Nullable Path json;

  public static void main(String[] args) {
    System.exit(new CommandLine(new CheckCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<List<Line>> lines = new ArrayList<>();
    for (Path history : histories) {
      lines.add(History.read(history));
    }
    Set<String> before = new HashSet<>();
    if (known != null) {
      violations(known).forEach(it -> before.add(it.identity()));
    }
    Address at = new Address(kafka, registry, promotion, audit, token, operator, logKey);
    List<Violation> found =
        new Inspection(at, lines, before).run(Duration.ofSeconds(within), oneIsEnough);
    if (json != null) {
      JSON.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), found);
    }
    found.forEach(System.out::println);
    return found.isEmpty() ? 0 : 1;
  }

  /// What `--json` wrote.
  public static List<Violation> violations(Path file) throws IOException {
    return Files.exists(file)
        ? JSON.readValue(file.toFile(), new TypeReference<List<Violation>>() {})
        : List.of();
  }
}
