package io.modeltrail.service.ingestion;

import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.Loops;
import io.modeltrail.messaging.loop.MessagingSchema;
import io.modeltrail.messaging.loop.Reach;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Wires the loops around the service's [Intakes], a bean of its own, and runs them from the
/// service's start to its end.
@ApplicationScoped
class Ingestion {

  @Produces
  @Singleton
  LoopSettings settings(
      MessagingConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.application.name") String application,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    return new LoopSettings(
        application.replace("modeltrail-", ""),
        config.instance().orElseGet(() -> hostName() + "-" + port),
        config.prefix().orElse(""),
        kafka,
        config.batchRecords(),
        config.sessionTimeout(),
        config.retryDelayMax(),
        config.cutGrace());
  }

  @Produces
  @Singleton
  SchemaRegistry schemas(MessagingConfig config) {
    return new SchemaRegistry(config.schemaRegistryUrl());
  }

  @Produces
  @Singleton
  Awaited awaited() {
    return new Awaited();
  }

  @Produces
  @Singleton
  Loops loops(
      LoopSettings settings,
      Intakes intakes,
      DataSource dataSource,
      SchemaRegistry schemas,
      MessagingConfig config) {
    Loop.Parts parts = new Loop.Parts(intakes, dataSource, schemas, point -> {});
    return new Loops(settings, parts, config.loops().orElseGet(Loops::usual));
  }

  @Produces
  @Singleton
  Reach reach(
      LoopSettings settings, Intakes intakes, DataSource dataSource, SchemaRegistry schemas) {
    return new Reach(settings, intakes.open(settings, schemas).topics(), dataSource);
  }

  @Produces
  @Singleton
  RulesInForce rules(LoopSettings settings, SchemaRegistry schemas) {
    return new RulesInForce(settings, schemas);
  }

  void close(@Disposes RulesInForce rules) {
    rules.close();
  }

  void close(@Disposes Reach reach) {
    reach.close();
  }

  void start(@Observes StartupEvent event, Loops loops, DataSource dataSource) {
    MessagingSchema.migrate(dataSource);
    loops.start();
  }

  void stop(@Observes ShutdownEvent event, Loops loops) {
    loops.close();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "this machine has no name: set modeltrail.messaging.instance to one that no other instance has",
          e);
    }
  }
}
