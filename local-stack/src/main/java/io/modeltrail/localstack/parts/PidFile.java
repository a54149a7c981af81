package io.modeltrail.localstack.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Names a process, so that another one can find it. The time of its start is noted beside its
/// number, for numbers are dealt again.
///
/// @param path the file
public record PidFile(Path path) {

  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /// Notes the process.
  public void write(ProcessHandle process) {
    var start = startOf(process).toEpochMilli();
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, process.pid() + " " + start + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The noted process, where it still exists.
  public Optional<ProcessHandle> find() {
    try {
      var parts = Files.readString(path).strip().split(" ", -1);
      var start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> isClose(startOf(process), start));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // no such file, or one that was not written to its end
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isClose(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
