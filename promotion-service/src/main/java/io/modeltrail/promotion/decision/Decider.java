package io.modeltrail.promotion.decision;

import io.micrometer.core.instrument.MeterRegistry;
import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.promotion.attestation.Attestations;
import io.modeltrail.service.rules.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Gives the loops this service's domain: the promoter.
@ApplicationScoped
class Decider {

  @Produces
  @Singleton
  Intakes intakes(
      RulesInForce rules,
      Attestations attestations,
      PromotionConfig config,
      MeterRegistry registry,
      Awaited awaited) {
    return EventIntake.of(
        new CountedAlarms(
            new Promoter(rules, attestations, PromotionConfig.limits(config)), registry),
        awaited);
  }
}
