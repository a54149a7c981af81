package io.modeltrail.registry.registration;

import io.modeltrail.event.DeploymentRequested;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a request for deployment names.
sealed interface Wanted {

  /// For people.
  String described();

  /// All that a run made of a model, or the artifact with this digest.
  record ByRun(RunId run, @Nullable String sha256) implements Wanted {
    @Override
    public String described() {
      return "run %s of workspace %s%s"
          .formatted(
              run.runId(),
              run.workspace(),
              sha256 == null ? "" : ", artifact %s".formatted(sha256));
    }

    boolean matches(RunKey key) {
      return RunId.of(key).equals(run) && (sha256 == null || sha256.equals(key.sha256()));
    }
  }

  record ByVersion(VersionId version) implements Wanted {
    @Override
    public String described() {
      return "version %d of %s".formatted(version.number(), version.modelName());
    }
  }

  /// A run of a model.
  record RunId(String workspace, String modelName, String runId) {
    static RunId of(RunKey key) {
      return new RunId(key.workspace(), key.modelName(), key.runId());
    }
  }

  record VersionId(String modelName, int number) {}

  /// @param request that keeps to [DeploymentRules]
  static Wanted by(DeploymentRequested request) {
    Integer version = request.getVersion();
    return version != null
        ? new ByVersion(new VersionId(request.getModelName(), version))
        : new ByRun(
            new RunId(
                request.getWorkspace(),
                request.getModelName(),
                Objects.requireNonNull(request.getRunId())),
            request.getSha256());
  }
}
