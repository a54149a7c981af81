package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/// A loop in a process of its own, which halts at a commit point as a crash would: nothing is
/// closed, nothing is rolled back by us.
final class LoopProcess {

  /// What the process ends with when it has halted where it should.
  static final int HALTED = 42;

  private LoopProcess() {}

  static Process start(Installation in, String instance, CommitPoint haltAt, int hit)
      throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var parts = Installation.PARTS;
    List<String> command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            LoopProcess.class.getName(),
            parts.bootstrapServers(),
            parts.schemaRegistryUrl(),
            parts.jdbcUrl(in.database),
            parts.user(),
            parts.password(),
            in.prefix,
            instance,
            haltAt.name(),
            Integer.toString(hit));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "loop-process-" + haltAt + ".log").toFile())
        .start();
  }

  public static void main(String[] args) throws Exception {
    CommitPoint haltAt = CommitPoint.valueOf(args[7]);
    AtomicInteger hits = new AtomicInteger(Integer.parseInt(args[8]));
    Loop loop =
        new Loop(
            settings(args[5], args[6], args[0]),
            new Loop.Parts(
                EventIntake.of(new Tally(), new Awaited()),
                dataSource(args[2], args[3], args[4]),
                new SchemaRegistry(URI.create(args[1] + "/apis/ccompat/v7")),
                point -> {
                  if (point == haltAt && hits.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(HALTED);
                  }
                }));
    loop.start();
    Thread.currentThread().join();
  }

  static PGSimpleDataSource dataSource(String url, String user, String password) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url);
    dataSource.setUser(user);
    dataSource.setPassword(password);
    dataSource.setSocketTimeout(20);
    return dataSource;
  }

  static LoopSettings settings(String prefix, String instance, String bootstrapServers) {
    return new LoopSettings(
        "tally-service",
        instance,
        prefix,
        Map.of("bootstrap.servers", bootstrapServers),
        10, // small, so that a few events make several batches
        Duration.ofSeconds(6),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
