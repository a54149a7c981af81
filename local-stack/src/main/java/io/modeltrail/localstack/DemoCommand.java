package io.modeltrail.localstack;

import io.modeltrail.localstack.demo.Story;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StopSignals;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.StackOptions;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Tells the story on a stack of its own.
@Command(
    name = "demo",
    description = "Tell a short story on real parts. Exit code 0: all that it said was so.")
final class DemoCommand implements Callable<Integer> {

  private static final PrintStream OUT = System.out;

  @Override
  public Integer call() throws Exception {
    var checkout = Checkout.find().root();
    var folder = new StackFolder(checkout.resolve(".modeltrail").resolve("demo"));
    var options = new StackOptions(folder, PortPlan.free(), List.of(Service.values()), true);
    OUT.printf(
        "Starting a real Kafka, schema registry and PostgreSQL, and the services on them,%nin a"
            + " folder and on ports of their own.%n%n");
    try (var signals = StopSignals.listen()) {
      boolean held;
      try (var stack = StartProgress.start(options, OUT)) {
        held = new Story(OUT, stack, checkout).tell();
      } catch (InterruptedException e) {
        if (!signals.received()) {
          throw e;
        }
        OUT.println("Stopped.");
        return 1;
      }
      if (held) {
        Folders.delete(folder.root());
        next();
        return 0;
      }
      System.err.println("Something that was said was not so. The logs are in " + folder.logs());
      return 1;
    }
  }

  private static void next() {
    OUT.println(
        """
        Everything that was started is stopped again. To play with it yourself:

          ./modeltrail up                       # in one terminal; it stays there
          set -a; . .modeltrail/stack.env; set +a  # in another: addresses and tokens
          ./modeltrail train                    # the training job once more
          curl -H "Authorization: Bearer $TOKEN_AUDITOR" $REGISTRY_URL/models
          curl -H "Authorization: Bearer $TOKEN_AUDITOR" $REGISTRY_URL/models/wine-cultivar/versions/3
          curl -H "Authorization: Bearer $TOKEN_DEPLOYER" $PROMOTION_URL/environments/production/champions
          curl -H "Authorization: Bearer $TOKEN_AUDITOR" $AUDIT_URL/entries

        The README goes on from here.\
        """);
  }
}
