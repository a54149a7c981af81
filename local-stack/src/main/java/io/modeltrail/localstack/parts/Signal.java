package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The signals that a part is treated with. Java itself sends TERM and KILL only.
enum Signal {
  INT,
  TERM,
  KILL,
  STOP,
  CONT;

  /// Sends this signal to those of the processes that still exist.
  void send(Stream<ProcessHandle> processes) {
    var command = new ArrayList<>(List.of("sh", "-c", "kill -" + name() + " \"$@\"", "kill"));
    processes.filter(ProcessHandle::isAlive).map(p -> Long.toString(p.pid())).forEach(command::add);
    if (command.size() == 4) {
      return;
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
