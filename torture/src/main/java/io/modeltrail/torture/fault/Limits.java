package io.modeltrail.torture.fault;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the kernel allows a process that runs, by `prlimit` of util-linux. Only the soft limit is
/// changed, so that it can be taken back.
final class Limits {

  private static final String PROGRAM = "prlimit";
  private static final String OPEN_FILES = "Max open files";

  /// Where there is no such program, nobody's limits can be changed.
  static final Obstacle OBSTACLE = Obstacle.without(PROGRAM);

  private Limits() {}

  /// @param bytes that a file may have: a number, or `unlimited`
  static void fileSize(ProcessHandle process, String bytes) throws Exception {
    set(process, "--fsize=" + bytes + ":");
  }

  /// @param most number that a descriptor may have, and one
  static void openFiles(ProcessHandle process, String most) throws Exception {
    set(process, "--nofile=" + most + ":");
  }

  static String openFiles(ProcessHandle process) throws IOException {
    try (Stream<String> limits = Files.lines(Path.of("/proc/" + process.pid() + "/limits"))) {
      return limits
          .filter(line -> line.startsWith(OPEN_FILES))
          .map(line -> line.substring(OPEN_FILES.length()).strip().split(" ", 2)[0])
          .findFirst()
          .orElseThrow();
    }
  }

  private static void set(ProcessHandle process, String limit) throws Exception {
    int exit =
        new ProcessBuilder(List.of(PROGRAM, "--pid", Long.toString(process.pid()), limit))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0 && process.isAlive()) {
      throw new IllegalStateException("%s %s was refused".formatted(PROGRAM, limit));
    }
  }
}
