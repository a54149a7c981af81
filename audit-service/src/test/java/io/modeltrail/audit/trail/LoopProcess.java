package io.modeltrail.audit.trail;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.modeltrail.messaging.loop.CommitPoint;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.Loops;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// An instance with two loops in a process of its own, which can be killed, or halts by itself at a
/// commit point.
public final class LoopProcess {

  /// What the process ends with when it has halted where it should.
  public static final int HALTED = 42;

  private LoopProcess() {}

  public static Process start(Installation in, String instance, CommitPoint haltAt, int hit)
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
        .redirectOutput(
            Path.of("target", "loop-process-" + instance + "-" + haltAt + ".log").toFile())
        .start();
  }

  public static void main(String[] args) throws Exception {
    CommitPoint haltAt = CommitPoint.valueOf(args[7]);
    AtomicInteger hits = new AtomicInteger(Integer.parseInt(args[8]));
    Loops loops =
        new Loops(
            settings(args[5], args[6], args[0]),
            new Loop.Parts(
                Trail.intakes(),
                dataSource(args[2], args[3], args[4]),
                new SchemaRegistry(URI.create(args[1] + "/apis/ccompat/v7")),
                point -> {
                  if (point == haltAt && hits.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(HALTED);
                  }
                }),
            2);
    loops.start();
    Thread.currentThread().join();
  }

  /// The pool that the service uses.
  static AgroalDataSource dataSource(String url, String user, String password) {
    var config =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(8)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password))));
    try {
      return AgroalDataSource.from(config);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static LoopSettings settings(String prefix, String instance, String bootstrapServers) {
    return new LoopSettings(
        "audit-service",
        instance,
        prefix,
        Map.of("bootstrap.servers", bootstrapServers),
        10, // small, so that a few records make several batches
        Duration.ofSeconds(6),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
