package io.modeltrail.promotion.decision;

import io.modeltrail.messaging.loop.CommitPoint;
import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.attestation.Signing;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.service.rules.RulesInForce;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/// A loop with the promoter in a process of its own, which halts at a commit point as a crash
/// would: nothing is closed, nothing is rolled back by us.
final class PromoterProcess {

  /// What the process ends with when it has halted where it should.
  static final int HALTED = 42;

  private PromoterProcess() {}

  /// @param hit at which time that the point is reached; 0: never
  static Process start(Installation in, String instance, CommitPoint haltAt, int hit)
      throws Exception {
    var parts = Installation.PARTS;
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            PromoterProcess.class.getName(),
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
        .redirectOutput(Path.of("target", "promoter-" + instance + "-" + haltAt + ".log").toFile())
        .start();
  }

  public static void main(String[] args) throws Exception {
    CommitPoint haltAt = CommitPoint.valueOf(args[7]);
    AtomicInteger hits = new AtomicInteger(Integer.parseInt(args[8]));
    loop(
            settings(args[5], args[6], args[0]),
            dataSource(args[2], args[3], args[4]),
            schemas(args[1]),
            point -> {
              if (point == haltAt && hits.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(HALTED);
              }
            })
        .start();
    Thread.currentThread().join();
  }

  static Loop loop(
      LoopSettings settings,
      PGSimpleDataSource database,
      SchemaRegistry schemas,
      Consumer<CommitPoint> points) {
    Promoter promoter =
        new Promoter(
            new RulesInForce(settings, schemas),
            Signing.attestations(),
            new Limits(Duration.ofHours(1), 50));
    return new Loop(
        settings,
        new Loop.Parts(EventIntake.of(promoter, new Awaited()), database, schemas, points));
  }

  static SchemaRegistry schemas(String url) {
    return new SchemaRegistry(URI.create(url + "/apis/ccompat/v7"));
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
        "promotion-service",
        instance,
        prefix,
        Map.of("bootstrap.servers", bootstrapServers),
        20, // small, so that a few events make several batches
        Duration.ofSeconds(6),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
