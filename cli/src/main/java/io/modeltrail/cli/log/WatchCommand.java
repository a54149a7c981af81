package io.modeltrail.cli.log;

import io.modeltrail.cli.CannotTellException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Follows a log until it says what it must not.
@Command(
    name = "watch",
    description = {
      "Follow the log's checkpoints: each must be signed, and the log must have grown from the one"
          + " before, which is kept in a file.",
      "Exit code 1: it has contradicted itself, or stands still; the evidence is kept. A log that is"
          + " away is waited for."
    })
final class WatchCommand implements Callable<Integer> {

  private static final Duration EVERY_MIN = Duration.ofMillis(100);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final LogOptions log = new LogOptions();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      required = true,
      description = "Holds the newest checkpoint that was found good; made at the first time.")
  private Path state = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "As 10s, 5m or 1h (default: ${DEFAULT-VALUE}).",
      converter = Durations.class)
  private Duration every = Duration.ZERO;

  @Option(names = "--once", description = "Look once. Exit code 2: the log is away.")
  private boolean once;

  @Option(
      names = "--stale-after",
      paramLabel = "TIME",
      description =
          "Cry also when the log has had more entries than it has signed for so long (default:"
              + " never).",
      converter = Durations.class)
  private @Nullable Duration staleAfter;

  @Override
  public Integer call() throws CannotTellException {
    if (every.compareTo(EVERY_MIN) < 0) {
      throw new CannotTellException("--every is at least 100ms.");
    }
    if (once && staleAfter != null) {
      throw new CannotTellException("--stale-after has to look more often than --once.");
    }
    Trust trust = log.trust();
    LogAddress address = log.address(null);
    Clock clock = Clock.systemUTC();
    Watch watch = new Watch(address, trust, WatchState.of(state, trust), clock);
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Following following =
        new Following(
            watch,
            staleAfter == null ? null : new Staleness(address, staleAfter),
            clock,
            command.getOut(),
            command.getErr());
    try {
      return once ? following.once() : following.forEver(every);
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be written: %s".formatted(state, e), e);
    }
  }
}
