package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.governance.Emergency;
import io.modeltrail.governance.Environment;
import io.modeltrail.promotion.life.Terms;
import java.util.Optional;

/// What only some may ask for.
public final class Authority {

  private Authority() {}

  /// Whether it takes a role to ask so, and with it the service's word for who asks.
  public static boolean isNeeded(Terms terms) {
    return terms.emergency()
        || switch (terms.kind()) {
          case PROMOTION, UNKNOWN -> false;
          case ROLLBACK, RETIREMENT -> true;
        };
  }

  /// Why somebody may not ask so; empty: they may.
  public static Optional<Objection> objection(Actor actor, Terms terms, Environment environment) {
    if (!isNeeded(terms)) {
      return Optional.empty();
    }
    String role = environment.operation().rollBackRole();
    if (terms.emergency()) {
      Emergency emergency = environment.admission().emergency();
      if (emergency == null) {
        return Optional.of(
            new Objection(
                "EMERGENCY_NOT_GRANTED",
                "the rules name nobody who may promote to %s in an emergency"
                    .formatted(environment.name())));
      }
      role = emergency.role();
    }
    if (!actor.getRoles().contains(role)) {
      return Optional.of(
          new Objection(
              "ROLE_NOT_HELD",
              "this takes role %s in %s, which the token does not have"
                  .formatted(role, environment.name())));
    }
    return terms.reason() == null || terms.reason().isBlank()
        ? Optional.of(new Objection("REASON_MISSING", "say the reason: it will be asked for later"))
        : Optional.empty();
  }
}
