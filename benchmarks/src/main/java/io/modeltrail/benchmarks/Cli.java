package io.modeltrail.benchmarks;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.JavaProgram;
import io.modeltrail.localstack.parts.LogFile;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// `./modeltrail audit` and `./modeltrail verify` as who checks the trail runs them: a process of
/// their own, with 256 MB of heap.
///
/// @param stack whose trail it is
record Cli(LocalStack stack) {

  private static final long LOOK_MILLIS = 50;

  /// How it went.
  ///
  /// @param millis from its start to its end, the JVM's start included
  /// @param peak of its memory, in MB; 0 if that cannot be told
  record Ran(double millis, double peak) {}

  /// The verifier key of the log, as the operator tells it.
  String logKey() {
    return Objects.requireNonNull(stack.variables().get("AUDIT_LOG_KEY"));
  }

  /// Where files for it can be put.
  Path folder() throws IOException {
    return Files.createDirectories(stack.folder().root().resolve("cli"));
  }

  /// @throws IllegalStateException if it does not find all to be well
  Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-Xmx256m", "-jar"));
    command.add(Checkout.find().root().resolve("cli/target/modeltrail-cli.jar").toString());
    command.addAll(List.of(arguments));
    LogFile log = stack.folder().log("cli");
    long begin = System.nanoTime();
    Process process = new JavaProgram(command, Map.of(), folder()).launch(log);
    Memory memory = new Memory(process.pid());
    double peak = 0;
    do {
      peak = Math.max(peak, memory.peak());
    } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    double millis = (System.nanoTime() - begin) / 1e6;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s ended with %d: see %s".formatted(arguments[0], process.exitValue(), log.path()));
    }
    return new Ran(millis, peak);
  }
}
