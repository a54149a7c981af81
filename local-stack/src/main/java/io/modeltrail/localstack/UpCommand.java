package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StopSignals;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.StackOptions;
import io.modeltrail.localstack.stack.Supervisor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the stack until it is told to stop.
@Command(
    name = "up",
    description =
        "Start Kafka, the schema registry, PostgreSQL and the services. Ctrl-C stops them.")
final class UpCommand implements Callable<Integer> {

  private static final PrintStream OUT = System.out;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The first of nine neighbouring ports (default: 8080).")
  private int portBase;

  @Option(names = "--fresh", description = "Forget what earlier runs have stored.")
  private boolean fresh;

  @Option(names = "--parts-only", hidden = true, description = "Without the services.")
  private boolean partsOnly;

  @Override
  public Integer call() {
    var folder = new StackFolder(Checkout.find().root().resolve(".modeltrail"));
    var services = partsOnly ? List.<Service>of() : List.of(Service.values());
    var options = new StackOptions(folder, PortPlan.from(portBase), services, fresh);
    try (var signals = StopSignals.listen()) {
      try {
        return run(options);
      } catch (RuntimeException e) {
        if (signals.received()) {
          OUT.println("Stopped.");
          return 0;
        }
        throw e;
      }
    }
  }

  private static int run(StackOptions options) {
    int exitCode;
    var begin = System.nanoTime();
    try (var stack = StartProgress.start(options, OUT)) {
      new Welcome(OUT, stack, Path.of("").toAbsolutePath()).show(Durations.since(begin));
      exitCode = watch(stack);
      begin = System.nanoTime();
    }
    OUT.println("Stopped in " + Durations.since(begin) + ". What was stored stays.");
    return exitCode;
  }

  private static int watch(LocalStack stack) {
    try {
      var dead = new Supervisor(stack, OUT::println).awaitDeath();
      System.err.println(dead.failed("has died; everything is stopped", null).getMessage());
      return 1;
    } catch (InterruptedException e) {
      OUT.println("Stopping everything ...");
      return 0;
    }
  }
}
