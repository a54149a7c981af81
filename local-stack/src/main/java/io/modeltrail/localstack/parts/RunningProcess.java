package io.modeltrail.localstack.parts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A part's program as a process of this machine, named in a file as long as it runs.
final class RunningProcess implements Running {

  private final ProcessHandle process;
  private final Signal stop;
  private final Warden warden;
  private final PidFile pidFile;

  RunningProcess(ProcessHandle process, Signal stop, PidFile pidFile) {
    this.process = process;
    this.stop = stop;
    this.pidFile = pidFile;
    this.warden = Warden.over(process, stop);
    var unused = process.onExit().thenRun(warden::dismiss);
    pidFile.write(process);
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void stop(Duration patience) {
    thaw();
    stop.send(Stream.of(process));
    if (!awaitExit(process, patience)) {
      killHard();
    }
    warden.dismiss();
    pidFile.delete();
  }

  /// Those that it has started are killed with it.
  @Override
  public void killHard() {
    warden.dismiss();
    var family = family();
    Signal.KILL.send(family.stream());
    family.forEach(member -> awaitExit(member, Duration.ofSeconds(10)));
    pidFile.delete();
  }

  @Override
  public void freeze() {
    Signal.STOP.send(family().stream());
  }

  @Override
  public void thaw() {
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
