package io.modeltrail.torture.arena;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.JavaProgram;
import io.modeltrail.localstack.parts.LogFile;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.torture.check.CheckCommand;
import io.modeltrail.torture.check.Violation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the checker, as a process of its own, and remembers what it has found before.
public final class Checks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Arena arena;
  private final Path folder;
  private final List<Path> histories = new ArrayList<>();
  private final List<Violation> known = new ArrayList<>();

  public Checks(Arena arena, Path folder) {
    this.arena = arena;
    this.folder = folder;
  }

  /// Where the next round writes its history.
  public Path history(String scope) {
    Path history = folder.resolve("history-%sround.jsonl".formatted(scope));
    histories.add(history);
    return history;
  }

  /// @param within by when all has to be well
  /// @param isOneEnough whether one violation says enough
  /// @return what was not found before
  public List<Violation> run(Duration within, boolean isOneEnough)
      throws IOException, InterruptedException {
    Path found = folder.resolve("violations.json");
    Files.deleteIfExists(found);
    Path before = folder.resolve("known.json");
    JSON.writeValue(before.toFile(), known);
    Process checker =
        new JavaProgram(
                arguments(before, found, within, isOneEnough), Map.of(), folder.resolve("checker"))
            .launch(new LogFile(folder.resolve("checker.log")));
    try {
      int exit = checker.waitFor();
      if (!Files.exists(found)) {
        throw new IllegalStateException(
            "the checker ended with %d and found nothing out; see %s"
                .formatted(exit, folder.resolve("checker.log")));
      }
    } finally {
      checker.destroyForcibly();
    }
    List<Violation> violations = CheckCommand.violations(found);
    // What is left is left anew each time.
    violations.stream().filter(it -> it.kind() != Violation.Kind.NOT_CAUGHT_UP).forEach(known::add);
    return violations;
  }

  /// The checker runs elsewhere.
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> arguments(Path before, Path found, Duration within, boolean isOneEnough) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                CheckCommand.class.getName(),
                "--kafka",
                arena.stack().bootstrapServers(),
                "--token",
                arena.stack().token(Group.AUDITOR),
                "--operator-token",
                arena.stack().token(Group.OPERATOR),
                "--log-key",
                arena.stack().logKey(),
                "--known",
                before.toString(),
                "--json",
                found.toString(),
                "--within",
                Long.toString(within.toSeconds())));
    if (isOneEnough) {
      arguments.add("--one-is-enough");
    }
    for (Path history : histories) {
      arguments.addAll(List.of("--history", history.toString()));
    }
    for (Service service : Service.values()) {
      for (ServiceProcess instance : arena.running(service)) {
        arguments.addAll(List.of("--" + service.label(), instance.url()));
      }
    }
    return arguments;
  }
}
