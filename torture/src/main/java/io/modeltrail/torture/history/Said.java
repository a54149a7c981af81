package io.modeltrail.torture.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an attempt says, as far as it is looked for afterwards.
///
/// @param model that it is about; empty if it is about none
/// @param code why it is to be refused; null if it is not
/// @param promotionId that a decision is about
/// @param subject who decides
/// @param isScattered the record is on another partition than its key gives, so nothing is said of
///   order
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Said(
    Kind kind,
    String model,
    @Nullable String workspace,
    @Nullable String runId,
    @Nullable String sha256,
    @Nullable Double accuracy,
    @Nullable String environment,
    @Nullable String code,
    @Nullable UUID promotionId,
    @Nullable String subject,
    boolean isScattered) {

  /// What has to come of it.
  public enum Kind {
    /// A run, which has to become a version.
    VERSION,
    /// A run that is a candidate, until its deployment is asked for.
    CANDIDATE,
    /// A request for a run's deployment: a version, and a promotion that is asked for.
    DEPLOYMENT,
    /// An assessment of a run.
    ASSESSMENT,
    /// A request for a promotion.
    PROMOTION,
    /// A person's decision about a promotion.
    DECISION,
    /// A record that has to be set aside.
    REFUSED
  }

  /// A run of a model.
  public static Said run(
      Kind kind, String model, String workspace, String runId, String sha256, double accuracy) {
    return new Said(kind, model, workspace, runId, sha256, accuracy, null, null, null, null, false);
  }

  /// A request for the deployment of a run.
  public static Said deployment(String model, String workspace, String runId, String environment) {
    return new Said(
        Kind.DEPLOYMENT, model, workspace, runId, null, null, environment, null, null, null, false);
  }

  public static Said assessment(String model, String workspace, String runId) {
    return new Said(
        Kind.ASSESSMENT, model, workspace, runId, null, null, null, null, null, null, false);
  }

  /// @param code of the refusal; null: whatever it is
  public static Said refused(String model, @Nullable String code) {
    return new Said(Kind.REFUSED, model, null, null, null, null, null, code, null, null, false);
  }

  /// @param kind PROMOTION or DECISION
  public static Said byHand(Kind kind, String model, UUID promotionId, String subject) {
    return new Said(kind, model, null, null, null, null, null, null, promotionId, subject, false);
  }

  /// The same on whatever partition.
  public Said scattered() {
    return new Said(
        kind,
        model,
        workspace,
        runId,
        sha256,
        accuracy,
        environment,
        code,
        promotionId,
        subject,
        true);
  }
}
