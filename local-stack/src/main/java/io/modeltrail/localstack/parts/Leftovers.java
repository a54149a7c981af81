package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What still runs of a stack that was killed together with its wardens.
public final class Leftovers {

  /// Stopped in this order, and after all others.
  private static final List<String> LAST = List.of(KafkaBroker.NAME, Postgres.NAME);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Leftovers() {}

  /// Stops it.
  ///
  /// @return the names of those that were running
  public static List<String> stop(StackFolder folder) {
    var stopped = new ArrayList<String>();
    for (var name : names(folder)) {
      var file = folder.pidFile(name);
      var signal = name.equals(Postgres.NAME) ? Signal.INT : Signal.TERM;
      file.find()
          .ifPresent(
              process -> {
                new RunningProcess(process, signal, file).stop(PATIENCE);
                stopped.add(name);
              });
      file.delete();
    }
    return stopped;
  }

  private static List<String> names(StackFolder folder) {
    if (!Files.isDirectory(folder.run())) {
      return List.of();
    }
    try (var files = Files.list(folder.run())) {
      return files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.endsWith(StackFolder.PID))
          .map(name -> name.substring(0, name.length() - StackFolder.PID.length()))
          .sorted((one, other) -> Integer.compare(LAST.indexOf(one), LAST.indexOf(other)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
