package io.modeltrail.torture.fault;

import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.torture.arena.Arena;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What the machine can do to a process: no room on the disk, a disk that fails, no file
/// descriptors. Linux alone lets another process bring that about, with programs that have to be
/// there.
final class Machines {

  /// So that even what is begun anew is not written to its end.
  private static final String FILE_BYTES = "512";

  private static final String FAILED = "Input/output error";
  private static final String NOT_CONNECTED = "The connection attempt failed";

  /// A new descriptor gets the lowest number that is free, and those below this one are in use from
  /// the start.
  private static final String DESCRIPTORS = "16";

  private Machines() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
                "disk-full-postgres",
                "PostgreSQL can make no file longer than 512 bytes, for 5 s (prlimit --fsize)",
                (arena, random) -> full(arena, arena.parts().postgres(), random))
            .unless(Limits.OBSTACLE)
            .during(15),
        new Fault(
                "disk-full-broker",
                "the broker can make no file longer than 512 bytes, for 5 s (prlimit --fsize)",
                (arena, random) -> full(arena, arena.parts().kafka(), random))
            .unless(Limits.OBSTACLE)
            .during(20),
        new Fault(
                "disk-fails-postgres",
                "for 5 s the disk tells PostgreSQL at every third write that it could not be kept"
                    + " (strace: fdatasync and fsync fail with EIO)",
                Machines::failing)
            .unless(Tracer::obstacle)
            .during(15),
        new Fault(
                "no-file-descriptors",
                "registry-service loses its connections, and gets no file descriptor for another"
                    + " one, for 6 s (prlimit --nofile)",
                Machines::withoutDescriptors)
            .unless(Limits.OBSTACLE)
            .during(15));
  }

  /// Whoever cannot write may end itself: it is started again then. Its log is a file, too: that it
  /// could not go on is all that can be seen.
  private static void full(Arena arena, Part part, Random random) throws Exception {
    Pause.between(500, 2_000, random);
    for (ProcessHandle each : family(arena, part)) {
      Limits.fileSize(each, FILE_BYTES);
    }
    try {
      Pause.millis(5_000);
    } finally {
      for (ProcessHandle each : family(arena, part)) {
        Limits.fileSize(each, "unlimited");
      }
    }
    boolean isFelt = !part.isRunning();
    revive(part);
    insist(part, isFelt);
  }

  private static long complaints(Part part, String complaint) throws IOException {
    try (Stream<String> lines = Files.lines(part.log().path())) {
      return lines.filter(line -> line.contains(complaint)).count();
    }
  }

  /// Harm that nobody felt proves nothing.
  private static void insist(Part part, boolean isFelt) {
    if (!isFelt) {
      throw new IllegalStateException(part.name() + " did not feel it");
    }
  }

  private static void failing(Arena arena, Random random) throws Exception {
    Pause.between(500, 2_000, random);
    Part postgres = arena.parts().postgres();
    long before = complaints(postgres, FAILED);
    Tracer tracer =
        Tracer.over(
            family(arena, postgres),
            "trace=fdatasync,fsync",
            "inject=fdatasync,fsync:error=EIO:when=3+3");
    try {
      Pause.millis(5_000);
    } finally {
      tracer.close();
      postgres.thaw();
    }
    boolean isFelt = complaints(postgres, FAILED) > before;
    revive(postgres);
    insist(postgres, isFelt);
  }

  private static void withoutDescriptors(Arena arena, Random random) throws Exception {
    Pause.between(500, 1_500, random);
    Part registry = arena.current(Service.REGISTRY);
    long before = complaints(registry, NOT_CONNECTED);
    ProcessHandle process = family(arena, registry).getFirst();
    String usual = Limits.openFiles(process);
    Limits.openFiles(process, DESCRIPTORS);
    try {
      for (int i = 0; i < 6; i++) {
        Databases.terminate(arena);
        Pause.millis(1_000);
      }
    } finally {
      Limits.openFiles(process, usual);
    }
    insist(registry, complaints(registry, NOT_CONNECTED) > before);
  }

  /// Until it is sure that it runs: it may be about to end, or one of its processes to halt as the
  /// tracer has let it go.
  private static void revive(Part part) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      part.start();
      part.thaw();
      Pause.millis(200);
    }
  }

  private static List<ProcessHandle> family(Arena arena, Part part) {
    return arena.stack().folder().pidFile(part.name()).find().stream()
        .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
        .toList();
  }
}
