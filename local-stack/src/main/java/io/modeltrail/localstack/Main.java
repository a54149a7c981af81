package io.modeltrail.localstack;

import io.modeltrail.localstack.parts.PartFailedException;
import io.modeltrail.localstack.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What `./modeltrail` calls for the commands that need Java.
@Command(
    name = "modeltrail",
    subcommands = {
      AotCacheCommand.class,
      AttestationKeyCommand.class,
      AuditLogKeyCommand.class,
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      DevCommand.class,
      GovernanceCommand.class,
      RebuildCommand.class,
      SchemasCommand.class,
      SetupCommand.class,
      TokensCommand.class,
      TopicsCommand.class
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

  /// Ends the process with the command's exit code.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(Main::explain)
            .setUsageHelpLongOptionsMaxWidth(24)
            .execute(arguments));
  }

  private static boolean isKnown(Exception failure) {
    return failure instanceof StackException
        || failure instanceof PartFailedException
        || failure instanceof IllegalStateException
        || failure instanceof IllegalArgumentException;
  }

  /// A sentence where the cause is known to people, a stack trace where it is not.
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
    if (isKnown(failure)) {
      command.getErr().println(failure.getMessage());
    } else {
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }
}
