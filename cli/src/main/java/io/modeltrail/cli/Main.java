package io.modeltrail.cli;

import io.modeltrail.cli.evidence.VerifyCommand;
import io.modeltrail.cli.log.AuditCommand;
import io.modeltrail.cli.witness.WitnessCommand;
import io.modeltrail.cli.witness.WitnessKeyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What an outsider checks the trail with: `java -jar modeltrail-cli.jar`, or `./modeltrail`.
@Command(
    name = "modeltrail",
    description = "Checks what Modeltrail's audit-service says, without trusting it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      VerifyCommand.class,
      AuditCommand.class,
      WitnessCommand.class,
      WitnessKeyCommand.class
    })
public final class Main {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli alone
  private boolean help;

  private Main() {}

  /// Ends the process with the command's exit code: 0 if all that was checked is so, 1 if not, 2 if
  /// the command was misspelt, or could not be carried out.
  public static void main(String[] arguments) {
    System.setProperty("slf4j.internal.verbosity", "ERROR"); // Avro would say that it has no log
    System.exit(commandLine().execute(arguments));
  }

  /// The commands, for tests that look at what is printed.
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::explain)
        .setUsageHelpLongOptionsMaxWidth(24);
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
    if (failure instanceof CannotTellException) {
      command.getErr().println(failure.getMessage());
    } else {
      failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }
}
