package io.modeltrail.registry.assessment;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.governance.Names;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.registry.registration.RunRules;
import io.modeltrail.registry.registration.Workspaces;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a ModelAssessed must keep to, besides what holds for every record. The HTTP door asks
/// before it writes; the consumer asks again, since most come from elsewhere.
final class AssessmentRules {

  static final int SUMMARY_LENGTH_MAX = 10_000;
  static final int DATASET_LENGTH_MAX = 500;

  private AssessmentRules() {}

  /// The first rule that an assessment breaks, if any.
  static Optional<Refusal> broken(ModelAssessed assessed, Workspaces workspaces) {
    if (!Names.isModel(assessed.getModelName())) {
      return refused(
          "BAD_MODEL_NAME",
          "modelName \"%s\" is not a model's name: %s"
              .formatted(assessed.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    return subject(assessed, workspaces)
        .or(() -> what(assessed))
        .or(() -> environment(assessed.getEnvironment(), workspaces))
        .or(() -> lengths(assessed))
        .or(() -> RunRules.broken(assessed.getAttachments()));
  }

  private static Optional<Refusal> subject(ModelAssessed assessed, Workspaces workspaces) {
    Integer version = assessed.getVersion();
    String workspace = assessed.getWorkspace();
    String runId = assessed.getRunId();
    if (version != null && (workspace != null || runId != null || assessed.getSha256() != null)) {
      return refused(
          "RUN_OR_VERSION", "with version, none of workspace, runId and sha256 can be set");
    }
    if (version != null) {
      return version < 1
          ? refused("BAD_VERSION", "version must be a number from 1, found " + version)
          : Optional.empty();
    }
    if (workspace == null || runId == null) {
      return refused(
          "RUN_OR_VERSION",
          "either version says what is assessed, or workspace and runId: set one of the two");
    }
    if (runId.isBlank() || runId.length() > RunRules.RUN_ID_LENGTH_MAX) {
      return refused(
          "BAD_RUN_ID",
          "runId must have 1 to %d characters, found %d"
              .formatted(RunRules.RUN_ID_LENGTH_MAX, runId.length()));
    }
    if (assessed.getSha256() != null && !RunRules.isDigest(assessed.getSha256())) {
      return refused(
          "BAD_DIGEST",
          "sha256 must be 64 lowercase hex digits, found \"%s\"".formatted(assessed.getSha256()));
    }
    return workspaces.find(workspace).isEmpty()
        ? Optional.of(workspaces.unknown(workspace))
        : Optional.empty();
  }

  private static Optional<Refusal> what(ModelAssessed assessed) {
    if (assessed.getKind() == AssessmentKind.UNKNOWN) {
      return refused(
          "BAD_KIND", "kind must be EVALUATION, VALIDATION, FINDING, INCIDENT or WITHDRAWAL");
    }
    if (assessed.getConclusion() == Conclusion.UNKNOWN) {
      return refused("BAD_CONCLUSION", "conclusion must be PASSED, FAILED or INFORMATION");
    }
    boolean isWithdrawal = assessed.getKind() == AssessmentKind.WITHDRAWAL;
    if (isWithdrawal != (assessed.getWithdraws() != null)) {
      return refused(
          "BAD_WITHDRAWAL",
          isWithdrawal
              ? "a WITHDRAWAL must say what it withdraws"
              : "kind must be WITHDRAWAL if withdraws is set, found " + assessed.getKind());
    }
    return Optional.empty();
  }

  private static Optional<Refusal> environment(@Nullable String name, Workspaces workspaces) {
    return name == null || workspaces.environments().contains(name)
        ? Optional.empty()
        : refused(
            "UNKNOWN_ENVIRONMENT",
            "environment \"%s\" is not known; known: %s"
                .formatted(name, String.join(", ", workspaces.environments())));
  }

  private static Optional<Refusal> lengths(ModelAssessed assessed) {
    if (assessed.getMetrics().keySet().stream().anyMatch(String::isBlank)) {
      return refused("MISSING_FIELD", "a metric has an empty name");
    }
    if (isLonger(assessed.getDataset(), DATASET_LENGTH_MAX)) {
      return refused(
          "DATASET_NAME_TOO_LONG",
          "dataset has more than %,d characters".formatted(DATASET_LENGTH_MAX));
    }
    if (isLonger(assessed.getSummary(), SUMMARY_LENGTH_MAX)) {
      return refused(
          "SUMMARY_TOO_LONG", "summary has more than %,d characters".formatted(SUMMARY_LENGTH_MAX));
    }
    return Optional.empty();
  }

  private static boolean isLonger(@Nullable String text, int max) {
    return text != null && text.length() > max;
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
