package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.Workspace;
import io.modeltrail.messaging.record.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a DeploymentRequested must keep to, besides what holds for every record. The HTTP door asks
/// before it writes; the registrar asks again, since a request may come from elsewhere.
public final class DeploymentRules {

  private static final int REASON_LENGTH_MAX = 2_000;

  private DeploymentRules() {}

  /// The first rule that a request breaks, if any.
  public static Optional<Refusal> broken(DeploymentRequested request, Workspaces workspaces) {
    if (!Names.isModel(request.getModelName())) {
      return refused(
          "BAD_MODEL_NAME",
          "modelName \"%s\" is not a model's name: %s"
              .formatted(request.getModelName(), Names.MODEL_NAME_EXPECTED));
    }
    Optional<Refusal> broken = wanted(request);
    if (broken.isPresent()) {
      return broken;
    }
    if (request.getReason() != null && request.getReason().length() > REASON_LENGTH_MAX) {
      return refused(
          "REASON_TOO_LONG", "reason has more than %,d characters".formatted(REASON_LENGTH_MAX));
    }
    return place(request, workspaces);
  }

  private static Optional<Refusal> place(DeploymentRequested request, Workspaces workspaces) {
    Optional<Workspace> workspace = workspaces.find(request.getWorkspace());
    if (workspace.isEmpty()) {
      return Optional.of(workspaces.unknown(request.getWorkspace()));
    }
    if (!workspaces.environments().contains(request.getEnvironment())) {
      return refused(
          "UNKNOWN_ENVIRONMENT",
          "environment \"%s\" is not known; known: %s"
              .formatted(request.getEnvironment(), String.join(", ", workspaces.environments())));
    }
    if (!workspace.get().serves().contains(request.getEnvironment())) {
      return refused(
          "NOT_SERVED",
          "workspace %s does not serve %s; it serves: %s"
              .formatted(
                  request.getWorkspace(),
                  request.getEnvironment(),
                  String.join(", ", workspace.get().serves())));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> wanted(DeploymentRequested request) {
    String runId = request.getRunId();
    Integer version = request.getVersion();
    if ((runId == null) == (version == null)) {
      return refused(
          "RUN_OR_VERSION", "either runId or version says what to deploy: set one of the two");
    }
    if (version != null && version < 1) {
      return refused("BAD_VERSION", "version must be a number from 1, found " + version);
    }
    if (runId != null && (runId.isBlank() || runId.length() > RunRules.RUN_ID_LENGTH_MAX)) {
      return refused(
          "BAD_RUN_ID",
          "runId must have 1 to %d characters, found %d"
              .formatted(RunRules.RUN_ID_LENGTH_MAX, runId.length()));
    }
    return digest(request.getSha256(), version);
  }

  private static Optional<Refusal> digest(@Nullable String sha256, @Nullable Integer version) {
    if (sha256 != null && version != null) {
      return refused("RUN_OR_VERSION", "sha256 belongs to runId: a version has one artifact");
    }
    if (sha256 != null && !RunRules.isDigest(sha256)) {
      return refused(
          "BAD_DIGEST", "sha256 must be 64 lowercase hex digits, found \"%s\"".formatted(sha256));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
