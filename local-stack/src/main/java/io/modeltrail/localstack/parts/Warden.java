package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Lets a process not outlive this one, not even when this one is killed with -9: a shell waits for
/// the end of a pipe that only this process holds open, and then stops its ward.
final class Warden {

  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      read -r _
      kill -CONT "$1"
      kill -"$2" "$1"
      """;

  private final Process shell;

  private Warden(Process shell) {
    this.shell = shell;
  }

  static Warden over(ProcessHandle ward, Signal stop) {
    var command = new ProcessBuilder("sh", "-c", SCRIPT, "warden", ward.pid() + "", stop.name());
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return new Warden(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the watch and spares the ward.
  void dismiss() {
    shell.destroyForcibly();
  }
}
