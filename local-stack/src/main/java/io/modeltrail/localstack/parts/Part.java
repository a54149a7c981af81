package io.modeltrail.localstack.parts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A real component in a program of its own. It keeps its data and its ports over stop, kill and
/// start.
public abstract class Part implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration PROBE_PAUSE = Duration.ofMillis(100);

  private final String name;
  private final LogFile log;
  private final PidFile pidFile;
  private @Nullable Running running;

  protected Part(String name, StackFolder folder) {
    this.name = name;
    this.log = folder.log(name);
    this.pidFile = folder.pidFile(name);
  }

  /// Launches the program; it need not be ready yet.
  protected abstract Running launch();

  /// Returns once the program serves, throws what is in the way while it does not.
  protected abstract void probe() throws Exception;

  /// A JVM that `launch` has started.
  protected final Running process(Process jvm) {
    return new RunningProcess(jvm.toHandle(), Signal.TERM, pidFile);
  }

  public final String name() {
    return name;
  }

  public final LogFile log() {
    return log;
  }

  /// Starts the program and waits until it is ready. Does nothing where it runs.
  ///
  /// @throws PartFailedException if it dies or is not ready within 90 s
  public final synchronized void start() {
    if (isRunning()) {
      return;
    }
    log.begin();
    running = launch();
    awaitReady();
  }

  /// Stops the program in good order; kills it where it is not gone after 30 s.
  public final synchronized void stop() {
    if (running != null) {
      running.stop(STOP_LIMIT);
      running = null;
    }
  }

  /// Kills the program as a crash would (`kill -9`). What it has not written is lost.
  public final synchronized void killHard() {
    running().killHard();
    running = null;
  }

  /// Halts the program where it is (`kill -STOP`): it holds its connections and answers nobody.
  public final synchronized void freeze() {
    running().freeze();
  }

  /// Lets a frozen program go on.
  public final synchronized void thaw() {
    running().thaw();
  }

  public final synchronized boolean isRunning() {
    return running != null && running.isAlive();
  }

  @Override
  public void close() {
    stop();
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException(name + " is not running");
    }
    return running;
  }

  /// The error to report when this part has failed.
  public final PartFailedException failed(String what, @Nullable Throwable cause) {
    return new PartFailedException(name, what, log, cause);
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        probe();
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw abandoned("was interrupted while it started", e);
      } catch (Exception e) {
        if (!isRunning()) {
          throw abandoned("died while it started", e);
        }
        if (System.nanoTime() > deadline) {
          var limit = START_LIMIT.toSeconds();
          throw abandoned("was not ready within " + limit + " s: " + e.getMessage(), e);
        }
      }
      try {
        Thread.sleep(PROBE_PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw abandoned("was interrupted while it started", e);
      }
    }
  }

  private PartFailedException abandoned(String what, Exception cause) {
    var failure = failed(what, cause);
    stop();
    return failure;
  }
}
