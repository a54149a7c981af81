package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.stack.Shutdown;
import io.modeltrail.localstack.stack.Shutdown.Result;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stops what `up` has started.
@Command(
    name = "down",
    description = "Stop everything that \"up\" has started. What was stored stays.")
final class DownCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    var folder = new StackFolder(Checkout.find().root().resolve(".modeltrail"));
    var message =
        switch (new Shutdown(folder).run()) {
          case Result.Stopped() -> "Stopped.";
          case Result.LeftoversStopped(var names) ->
              "Stopped what was left: " + String.join(", ", names) + ".";
          case Result.NothingRan() -> "Nothing is running.";
        };
    System.out.println(message);
    return 0;
  }
}
