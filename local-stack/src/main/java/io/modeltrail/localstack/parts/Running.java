package io.modeltrail.localstack.parts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A part's process, from its launch to its end.
final class Running {

  private final ProcessHandle process;
  private final Signal stop;
  private final Warden warden;

  Running(ProcessHandle process, Signal stop) {
    this.process = process;
    this.stop = stop;
    this.warden = Warden.over(process, stop);
    var unused = process.onExit().thenRun(warden::dismiss);
  }

  ProcessHandle process() {
    return process;
  }

  /// Asks the process to end.
  ///
  /// @return false if it had to be killed since it did not end in time
  boolean stop(Duration patience) {
    thaw();
    stop.send(Stream.of(process));
    var ended = awaitExit(process, patience);
    if (!ended) {
      killHard();
    }
    warden.dismiss();
    return ended;
  }

  /// Kills the process and those that it has started, and waits until they are gone.
  void killHard() {
    warden.dismiss();
    var family = family();
    Signal.KILL.send(family.stream());
    family.forEach(member -> awaitExit(member, Duration.ofSeconds(10)));
  }

  void freeze() {
    Signal.STOP.send(family().stream());
  }

  void thaw() {
    Signal.CONT.send(family().stream());
  }

  private List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  /// Not ended by an interrupt: who was interrupted still has to stop what it started.
  private static boolean awaitExit(ProcessHandle process, Duration patience) {
    try {
      process.onExit().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }
}
