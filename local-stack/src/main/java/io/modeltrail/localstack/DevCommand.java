package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.stack.DevMode;
import io.modeltrail.localstack.stack.Service;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs one service of the stack so that it reloads what is changed.
@Command(
    name = "dev",
    description = "Run one service of the running stack so that it reloads changed code.")
final class DevCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "<service>", description = "Which one: registry.")
  private String service = "";

  @Override
  public Integer call() {
    var found =
        Service.find(service)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "There is no service " + service + ": take one of " + Service.labels()));
    var checkout = Checkout.find();
    var folder = new StackFolder(checkout.root().resolve(".modeltrail"));
    return new DevMode(checkout, folder).run(found);
  }
}
