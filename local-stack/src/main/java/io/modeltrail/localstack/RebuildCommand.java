package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StopSignals;
import io.modeltrail.localstack.rebuild.Rebuild;
import io.modeltrail.localstack.rebuild.RebuildResult;
import io.modeltrail.localstack.stack.PortPlan;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the registry's database anew.
@Command(
    name = "rebuild",
    description = {
      "Make the registry's database anew from the log, and compare it with the present one.",
      "The stack must be down. Exit code 0: both are the same, or there was none before."
    })
final class RebuildCommand implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int INTERRUPTED = 130;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The first of nine neighbouring ports (default: 8080).")
  private int portBase;

  @Option(names = "--drop", description = "Remove the old database if both are the same.")
  private boolean drop;

  @Override
  public Integer call() throws Exception {
    var folder = new StackFolder(Checkout.find().root().resolve(".modeltrail"));
    try (var signals = StopSignals.listen(INTERRUPTED)) {
      var progress = RebuildProgress.to(OUT);
      try {
        return new RebuildReport(OUT).show(run(folder, progress));
      } catch (Exception e) {
        progress.kept().ifPresent(RebuildCommand::sayUnfinished);
        if (signals.received()) {
          OUT.println("Stopped.");
          return INTERRUPTED;
        }
        throw e;
      }
    }
  }

  private RebuildResult run(StackFolder folder, RebuildProgress progress) throws Exception {
    try (progress) {
      return new Rebuild(folder, PortPlan.from(portBase), drop, progress).run();
    }
  }

  private static void sayUnfinished(String kept) {
    OUT.printf(
        """
        Not finished, and nothing is lost: the new database goes on catching up at the next ./modeltrail up.
        The old one is kept: %s
        """,
        kept);
  }
}
