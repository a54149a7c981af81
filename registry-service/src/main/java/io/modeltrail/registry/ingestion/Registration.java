package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.registry.artifact.check.ReadableArtifacts;
import io.modeltrail.registry.registration.Registrar;
import io.modeltrail.registry.registration.ToldVersions;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/// Gives the loops this service's domains.
@ApplicationScoped
class Registration {

  @Produces
  @Singleton
  ToldVersions told(LoopSettings settings, SchemaRegistry schemas, DataSource dataSource) {
    return new ToldVersions(settings, schemas, dataSource);
  }

  @Produces
  @Singleton
  Intakes intakes(
      RulesInForce rules,
      ToldVersions told,
      RegistryConfig config,
      ReadableArtifacts artifacts,
      Awaited awaited) {
    var settings = new Registrar.Settings(config.waitForRun(), artifacts::canRead);
    return EventIntake.of(Domains.of(rules, told, settings), awaited);
  }
}
