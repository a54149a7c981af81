package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.registry.registration.Registrar;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Gives the loops this service's domain: the registrar.
@ApplicationScoped
class Registration {

  @Produces
  @Singleton
  Intakes intakes(RulesInForce rules) {
    return EventIntake.of(new Registrar(rules));
  }
}
