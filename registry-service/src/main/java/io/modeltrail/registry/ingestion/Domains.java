package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.Domain;
import io.modeltrail.messaging.loop.JointDomain;
import io.modeltrail.registry.assessment.Assessments;
import io.modeltrail.registry.champion.Champions;
import io.modeltrail.registry.check.Checks;
import io.modeltrail.registry.description.Descriptions;
import io.modeltrail.registry.refusal.ToldRefusals;
import io.modeltrail.registry.registration.Registrar;
import io.modeltrail.service.rules.RulesInForce;

/// All that this service decides about.
public final class Domains {

  private Domains() {}

  /// @param readsWhatWasTold see [Registrar]
  public static Domain of(
      RulesInForce rules, Runnable readsWhatWasTold, Registrar.Settings settings) {
    Registrar registrar = new Registrar(rules, readsWhatWasTold, settings);
    return new JointDomain(
        new ToldRefusals(new Assessments(registrar, rules, settings.waitForRun())),
        new Descriptions(),
        new Champions(),
        new Checks());
  }
}
