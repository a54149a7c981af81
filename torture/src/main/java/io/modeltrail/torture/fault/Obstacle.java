package io.modeltrail.torture.fault;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be in the way of a fault on this machine.
@FunctionalInterface
public interface Obstacle {

  /// What is in the way, in words; nothing, if the fault can be brought about.
  Optional<String> here();

  /// Nothing is needed.
  Obstacle NONE = Optional::empty;

  /// A program of Linux is needed.
  static Obstacle without(String program) {
    return () ->
        isThere(program) ? Optional.empty() : Optional.of("there is no %s here".formatted(program));
  }

  private static boolean isThere(String program) {
    return Files.isDirectory(Path.of("/proc/self"))
        && Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
