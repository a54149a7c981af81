package io.modeltrail.promotion.ladder;

import io.modeltrail.event.Actor;
import io.modeltrail.event.Approval;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.promotion.life.Ask;
import io.modeltrail.promotion.life.Promotion;
import java.util.Optional;

/// That nobody decides about what is their own, and nobody twice.
final class FourEyes {

  private FourEyes() {}

  /// Why a person may not decide about a promotion, whatever their roles; empty: they may.
  static Optional<Objection> objection(
      Actor person, Promotion promotion, ModelRegistered version, Description description) {
    Ask ask = promotion.ask();
    if (isSame(person, ask.by())) {
      return objection("OWN_REQUEST", "who asked for a promotion does not approve of it");
    }
    if (promotion.approvals().stream().map(Approval::getBy).anyMatch(by -> isSame(person, by))) {
      return objection("DECIDED_ALREADY", "each approval has to be another person's");
    }
    if (!promotion.isOfKindPromotion()) {
      return Optional.empty();
    }
    String subject = person.getSubject();
    if (subject.equals(version.getRun().getStartedBy()) || isSame(person, version.getActor())) {
      return objection("OWN_RUN", "who trained a version does not approve of it");
    }
    if (description.developers().contains(subject)) {
      return objection("OWN_MODEL", "who develops a model does not approve of its versions");
    }
    return Optional.empty();
  }

  /// Subjects are one issuer's, where it is known.
  static boolean isSame(Actor one, Actor other) {
    boolean issuers =
        one.getIssuer() == null
            || other.getIssuer() == null
            || one.getIssuer().equals(other.getIssuer());
    return issuers && one.getSubject().equals(other.getSubject());
  }

  private static Optional<Objection> objection(String code, String detail) {
    return Optional.of(new Objection(code, detail));
  }
}
