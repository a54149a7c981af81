package io.modeltrail.torture.fault;

import io.modeltrail.localstack.parts.Postgres;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.Variant;
import io.modeltrail.torture.arena.Arena;
import io.modeltrail.torture.arena.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What PostgreSQL and the way to it can do.
final class Databases {

  private static final String DATABASES = "'registry', 'promotion', 'audit'";

  private Databases() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "postgres-terminate",
            "all connections of the services are terminated (pg_terminate_backend) every 200 ms for"
                + " 5 s",
            (arena, random) -> {
              for (int i = 0; i < 25; i++) {
                Pause.millis(200);
                terminate(arena);
              }
            }),
        new Fault(
                "postgres-kill",
                "PostgreSQL is killed (-9) with all its processes, and started again, three times, each"
                    + " time while promotion- and audit-service stand still",
                Databases::kill)
            .during(20),
        new Fault("postgres-frozen", "PostgreSQL is frozen for 8 s", Databases::freeze),
        new Fault(
            "postgres-locked",
            "somebody holds locks on the tables that the services write, for 6 s",
            (arena, random) -> lock(arena)),
        new Fault(
            "postgres-connections",
            "idle sessions take all connections that PostgreSQL allows, for 6 s",
            (arena, random) -> exhaust(arena)),
        lost(Service.REGISTRY),
        lost(Service.PROMOTION),
        lost(Service.AUDIT));
  }

  /// The others stand still when it happens: their commits would write what registry-service has
  /// committed. PostgreSQL itself does after at most three times its `wal_writer_delay`, 600 ms.
  private static void kill(Arena arena, Random random) throws InterruptedException {
    List<ServiceProcess> others =
        Stream.of(Service.PROMOTION, Service.AUDIT).map(arena::current).toList();
    for (int i = 0; i < 3; i++) {
      Pause.between(1_000, 3_000, random);
      others.forEach(ServiceProcess::freeze);
      try {
        Pause.between(200, 500, random);
        arena.parts().postgres().killHard();
      } finally {
        others.forEach(ServiceProcess::thaw);
      }
      Pause.between(200, 1_500, random);
      arena.parts().postgres().start();
    }
  }

  /// Ends all connections of the services.
  static void terminate(Arena arena) throws SQLException {
    try (Connection connection = arena.parts().postgres().connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN (%s)"
              .formatted(DATABASES));
    }
  }

  private static void freeze(Arena arena, Random random) throws InterruptedException {
    Pause.between(500, 2_000, random);
    arena.parts().postgres().freeze();
    Pause.millis(8_000);
    arena.parts().postgres().thaw();
  }

  private static void lock(Arena arena) throws SQLException, InterruptedException {
    Postgres postgres = arena.parts().postgres();
    try (Connection registry = postgres.connect("registry");
        Connection promotion = postgres.connect("promotion");
        Connection audit = postgres.connect("audit")) {
      lock(registry, "messaging.outcome");
      lock(promotion, "messaging.outcome");
      lock(audit, "trail");
      Pause.millis(6_000);
    }
  }

  private static void lock(Connection connection, String table) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table));
    }
  }

  private static void exhaust(Arena arena) throws InterruptedException, SQLException {
    terminate(arena);
    List<Connection> idle = new ArrayList<>();
    try {
      long until = System.nanoTime() + 6_000_000_000L;
      while (System.nanoTime() < until) {
        try {
          idle.add(arena.parts().postgres().connect("postgres"));
        } catch (SQLException e) {
          Pause.millis(100); // there are no more
        }
      }
    } finally {
      for (Connection connection : idle) {
        connection.close();
      }
    }
  }

  /// Where a service cannot know whether its transaction was committed.
  private static Fault lost(Service service) {
    return new Fault(
        "commit-reply-lost-" + service.label(),
        "every third COMMIT of %s is carried out, and its answer never comes"
            .formatted(service.module()),
        (arena, random) -> {
          Variant before = arena.variant(service);
          String url = arena.parts().jdbcUrl(service.label());
          int port = URI.create(url.substring("jdbc:".length())).getPort();
          try (Proxy proxy = Proxy.before(port)) {
            Map<String, String> settings = new HashMap<>(before.settings());
            settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                url.replace(":" + port + "/", ":" + proxy.port() + "/"));
            arena.replace(service, new Variant(before.built(), settings));
            proxy.cutEvery(3);
            Pause.millis(5_000);
            proxy.cutEvery(Integer.MAX_VALUE);
            System.out.printf("  %d answers were lost%n", proxy.cut());
            if (proxy.cut() == 0) {
              throw new IllegalStateException("no answer was lost");
            }
            Pause.millis(500);
            arena.replace(service, before);
          }
        });
  }
}
