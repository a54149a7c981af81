package io.modeltrail.audit.answers.deciding;

import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.story.AttestationKeys;
import java.util.List;

/// The questions about promotions.
public final class DecidingQuestions {

  private DecidingQuestions() {}

  /// @param keys of promotion-service
  public static List<Question> all(AttestationKeys keys) {
    return List.of(
        new WhoApproved(keys),
        new FourEyes(keys),
        new EvidenceSeen(),
        new Rejected(),
        new Unapproved(keys),
        new Emergencies(),
        new Durations(),
        new Policy(),
        new Withdrawn());
  }
}
