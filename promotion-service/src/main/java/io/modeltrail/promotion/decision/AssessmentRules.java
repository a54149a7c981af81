package io.modeltrail.promotion.decision;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import java.util.Optional;

/// What a ModelAssessed must keep to so that it can be counted. The registry asks for more.
final class AssessmentRules {

  private AssessmentRules() {}

  /// The first rule that it breaks, if any.
  static Optional<Refusal> broken(ModelAssessed told) {
    if (!Names.isModel(told.getModelName())) {
      return refused(
          "BAD_MODEL_NAME",
          "\"%s\" is not a model's name: %s"
              .formatted(told.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    boolean run = told.getWorkspace() != null && told.getRunId() != null;
    if ((told.getVersion() == null) != run) {
      return refused("BAD_SUBJECT", "either version has to be said, or workspace and runId");
    }
    if (told.getKind() == AssessmentKind.UNKNOWN) {
      return refused("UNKNOWN_KIND", "this version does not know that kind of assessment");
    }
    return (told.getKind() == AssessmentKind.WITHDRAWAL) == (told.getWithdraws() != null)
        ? Optional.empty()
        : refused("BAD_WITHDRAWAL", "withdraws goes with kind WITHDRAWAL, and has to be said then");
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
