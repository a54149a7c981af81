package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.JointDomain;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.registry.artifact.check.ReadableArtifacts;
import io.modeltrail.registry.assessment.Assessments;
import io.modeltrail.registry.champion.Champions;
import io.modeltrail.registry.check.Checks;
import io.modeltrail.registry.description.Descriptions;
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
      RulesInForce rules, ToldVersions told, RegistryConfig config, ReadableArtifacts artifacts) {
    Registrar registrar =
        new Registrar(rules, told, new Registrar.Settings(config.waitForRun(), artifacts::canRead));
    return EventIntake.of(
        new JointDomain(
            new Assessments(registrar, rules, config.waitForRun()),
            new Descriptions(),
            new Champions(),
            new Checks()));
  }
}
