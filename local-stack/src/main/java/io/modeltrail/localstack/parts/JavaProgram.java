package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A program that runs in a JVM of its own, on the same Java as this one.
///
/// @param arguments options, then `-jar` or `-cp` and the main class, then the program's own
/// @param environment set on top of what this process has
/// @param folder where it runs and has its temporary files; created where it is missing
public record JavaProgram(List<String> arguments, Map<String, String> environment, Path folder) {

  /// A Ctrl-C in a terminal goes to every process there at once. The children ignore it, and are
  /// stopped one after the other by this process instead. A JVM leaves an ignored signal ignored.
  private static final String SHIELD = "trap '' INT HUP; exec \"$@\"";

  public JavaProgram {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /// Starts it, with all that it prints going to the log.
  public Process launch(LogFile log) {
    var command = new ArrayList<>(List.of("sh", "-c", SHIELD, "shield"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // Lest it write to the system's folder for temporary files.
    var temporary = folder.resolve("tmp");
    command.add("-XX:-UsePerfData");
    command.add("-Djava.io.tmpdir=" + temporary);
    // Those of tests, which run for seconds only.
    Stream.of(System.getProperty("modeltrail.java-options", "").split(" "))
        .filter(option -> !option.isEmpty())
        .forEach(command::add);
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Folders.delete(temporary);
      Files.createDirectories(temporary);
      return builder
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
