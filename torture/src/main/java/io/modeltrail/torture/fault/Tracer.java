package io.modeltrail.torture.fault;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Stands between processes and the kernel, by `strace`, and answers some of their calls itself.
final class Tracer implements AutoCloseable {

  private static final String PROGRAM = "strace";

  private final Process process;

  private Tracer(Process process) {
    this.process = process;
  }

  /// @param what as `strace` takes it after `-e`
  static Tracer over(List<ProcessHandle> processes, String... what) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM, "-f", "-q", "-o", "/dev/null"));
    for (String each : what) {
      command.addAll(List.of("-e", each));
    }
    processes.forEach(it -> command.addAll(List.of("-p", Long.toString(it.pid()))));
    return new Tracer(started(command));
  }

  /// Not everybody may look at other processes, not everywhere.
  static Optional<String> obstacle() {
    Optional<String> missing = Obstacle.without(PROGRAM).here();
    if (missing.isPresent()) {
      return missing;
    }
    try {
      Process looked = started(List.of("sleep", "5"));
      try (Tracer tracer = over(List.of(looked.toHandle()), "trace=fsync")) {
        return tracer.process.waitFor(500, TimeUnit.MILLISECONDS)
            ? Optional.of(PROGRAM + " may not look at other processes here")
            : Optional.empty();
      } finally {
        looked.destroy();
      }
    } catch (IOException e) {
      return Optional.of(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("stopped");
    }
  }

  private static Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start();
  }

  /// Lets the processes go. One that it was just looking at may be left halted.
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
