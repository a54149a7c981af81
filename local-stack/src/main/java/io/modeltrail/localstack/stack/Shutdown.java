package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.Leftovers;
import io.modeltrail.localstack.parts.StackFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Stops a stack from another process.
public final class Shutdown {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final StackFolder folder;

  public Shutdown(StackFolder folder) {
    this.folder = folder;
  }

  /// What there was to stop.
  public sealed interface Result {

    /// A stack was running, and has stopped.
    record Stopped() implements Result {}

    /// No stack was running, but parts of one that was killed.
    ///
    /// @param names of the parts
    record LeftoversStopped(List<String> names) implements Result {}

    /// Nothing was running.
    record NothingRan() implements Result {}
  }

  /// Stops the stack of the folder and all that is left of earlier ones.
  public Result run() {
    var supervisor = Traces.supervisor(folder).find();
    var ran = StackLock.isHeld(folder) && supervisor.isPresent();
    if (ran) {
      supervisor.ifPresent(Shutdown::stop);
    }
    var leftovers = Leftovers.stop(folder);
    Traces.remove(folder);
    if (ran) {
      return new Result.Stopped();
    }
    return leftovers.isEmpty() ? new Result.NothingRan() : new Result.LeftoversStopped(leftovers);
  }

  private static void stop(ProcessHandle supervisor) {
    supervisor.destroy();
    try {
      supervisor.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      supervisor.destroyForcibly();
    }
  }
}
