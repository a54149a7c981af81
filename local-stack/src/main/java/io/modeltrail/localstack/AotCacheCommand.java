package io.modeltrail.localstack;

import io.modeltrail.localstack.demo.Story;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StopSignals;
import io.modeltrail.localstack.stack.AotCache;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Lets the JVMs of the services learn from the demo, so that they start faster from then on.
@Command(
    name = "aot-cache",
    description = {
      "Let the services learn from a run of the demo what to load and compile: until the next build",
      "they start in less than half the time. Needs Java 25 or newer, some minutes and 500 MB."
    })
final class AotCacheCommand implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int INTERRUPTED = 130;

  @Override
  public Integer call() throws Exception {
    if (!AotCache.isPossible()) {
      throw new IllegalStateException(
          "Java %s knows no such cache: set JAVA_HOME to a JDK 25 or newer."
              .formatted(Runtime.version()));
    }
    var checkout = Checkout.find();
    var folder = new StackFolder(checkout.root().resolve(".modeltrail").resolve("aot-cache"));
    try (var signals = StopSignals.listen(INTERRUPTED)) {
      try {
        make(learn(checkout, folder), checkout);
      } catch (Exception e) {
        if (!signals.received()) {
          throw e;
        }
        OUT.println("Stopped. A service for which nothing was told above starts as before.");
        return INTERRUPTED;
      } finally {
        Folders.delete(folder.data());
      }
    }
    Folders.delete(folder.root());
    OUT.println("The services start with it from now on, until they are built anew.");
    return 0;
  }

  private static void make(List<ServiceProcess> learned, Checkout checkout)
      throws IOException, InterruptedException {
    for (var each : learned) {
      var begin = System.nanoTime();
      AotCache.make(each, checkout.app(each.service().module()));
      OUT.printf("  %-17s %7s%n", each.service().module(), Durations.since(begin));
    }
  }

  /// @return those that learned; they have ended
  private static List<ServiceProcess> learn(Checkout checkout, StackFolder folder)
      throws Exception {
    var options =
        new StackOptions(
            folder, PortPlan.free(), List.of(Service.values()), true, AotCache.learning());
    OUT.println("The services are started, and the demo runs on them.");
    try (var stack = StartProgress.start(options, OUT)) {
      var quiet = new PrintStream(OutputStream.nullOutputStream());
      if (!new Story(quiet, stack, checkout.root()).tell()) {
        throw new IllegalStateException("Something is wrong: see ./modeltrail demo");
      }
      List<ServiceProcess> all = new ArrayList<>();
      stack.services().forEach(service -> all.add(stack.instances(service).getFirst()));
      OUT.println("They end, and what they learned is made ready.");
      all.forEach(ServiceProcess::stop); // each writes for a while, and has half a minute
      return all;
    }
  }
}
