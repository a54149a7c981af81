package io.modeltrail.cli.log;

import picocli.CommandLine.Command;

/// What an auditor does with the log.
@Command(
    name = "audit",
    description = "Check the log of the trail, all of it or each new checkpoint.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FsckCommand.class, WatchCommand.class})
public final class AuditCommand {}
