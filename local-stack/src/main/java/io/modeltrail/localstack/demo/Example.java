package io.modeltrail.localstack.demo;

import io.modeltrail.localstack.stack.LocalStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A program of the examples, run as a user would run it: on its own, knowing only where Kafka and
/// the schema registry are.
///
/// @param name of its folder and its jar
/// @param folder where it may have temporary files
record Example(String name, Path checkout, Path folder, LocalStack stack) {

  /// Runs it to its end.
  ///
  /// @param lines is told each line that it prints
  /// @throws IllegalStateException if it fails; it has said why
  void run(Consumer<String> lines, String... arguments) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    Path jar = checkout.resolve("examples").resolve(name).resolve("target").resolve(name + ".jar");
    command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-jar", jar.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(stack.variables());
    Process process = builder.start();
    try (BufferedReader printed = process.inputReader()) {
      printed.lines().forEach(lines);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(name + " failed; it says why above");
    }
  }
}
