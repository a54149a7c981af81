package io.modeltrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.cli.CannotTellException;
import io.modeltrail.tlog.checkpoint.SignedCheckpoint;
import io.modeltrail.tlog.tile.LogCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks a whole log.
@Command(
    name = "fsck",
    description = {
      "Compute the whole log anew from its tiles and entries, and say where it is not what its"
          + " checkpoint vouches for.",
      "Exit code 0: it is sound; 1: it is not; 2: it could not be checked."
    })
final class FsckCommand implements Callable<Integer> {

  private static final String TOKEN = "TOKEN_AUDITOR";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final LogOptions log = new LogOptions();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "A copy of the log, with checkpoint and tile/… as they are served.")
  private @Nullable Path folder;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "Of an auditor, to read the entries (default, for the log at $AUDIT_URL: $TOKEN_AUDITOR).")
  private @Nullable String token;

  @Option(
      names = "--entries",
      negatable = true,
      description =
          "Read the entries, or the hashes only (default: the entries, if there is a token).")
  private @Nullable Boolean entries;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "One that was kept: the log must have grown from there.")
  private @Nullable Path older;

  @Option(
      names = "--from-checkpoint",
      paramLabel = "FILE",
      description = "The same, and what it covers was checked then: only check what came since.")
  private @Nullable Path from;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report there, too.")
  private @Nullable Path json;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many tiles are read at a time, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int atOnce;

  @Override
  public Integer call() throws CannotTellException {
    if (atOnce < 1 || atOnce > LogCheck.Scope.AT_ONCE_MAX) {
      throw new CannotTellException("--at-once is 1 to " + LogCheck.Scope.AT_ONCE_MAX);
    }
    if (older != null && from != null) {
      throw new CannotTellException("Give --checkpoint or --from-checkpoint, not both.");
    }
    Trust trust = log.trust();
    String bearer = token == null && log.isOfEnvironment() ? System.getenv(TOKEN) : token;
    Source source = source(bearer);
    boolean reads = entries == null ? folder != null || bearer != null : entries;
    Fsck.Asked asked =
        new Fsck.Asked(kept(trust, older == null ? from : older), from != null, reads, atOnce);
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Fsck fsck =
        new Fsck(
            source,
            trust,
            asked,
            Clock.systemUTC(),
            new ProgressLines(command.getErr(), System::nanoTime));
    FsckReport report;
    try {
      report = fsck.run();
    } catch (IOException e) {
      throw new CannotTellException("The log cannot be read: " + e.getMessage(), e);
    }
    new FsckText(command.getOut()).print(report);
    write(FsckJson.of(source, report));
    return report.isSound() ? 0 : 1;
  }

  private Source source(@Nullable String bearer) throws CannotTellException {
    if (folder == null) {
      return log.address(bearer);
    }
    if (log.isUrlGiven()) {
      throw new CannotTellException("Give a URL or --folder, not both.");
    }
    return new LogFolder(folder);
  }

  private static @Nullable SignedCheckpoint kept(Trust trust, @Nullable Path file)
      throws CannotTellException {
    if (file == null) {
      return null;
    }
    return trust
        .kept(file)
        .orElseThrow(() -> new CannotTellException("There is no file %s.".formatted(file)));
  }

  private void write(String report) throws CannotTellException {
    if (json == null) {
      return;
    }
    try {
      Files.writeString(json, report, UTF_8);
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be written: %s".formatted(json, e), e);
    }
  }
}
