package io.modeltrail.registry.assessment;

import io.modeltrail.event.ModelAssessed;
import io.modeltrail.messaging.record.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an assessment is about.
sealed interface Subject {

  /// The codes of what is refused because it has waited in vain.
  Set<String> IN_VAIN = Set.of("VERSION_UNKNOWN", "RUN_UNKNOWN");

  /// For people.
  String described();

  /// Why an assessment of it is refused when it has not come in time.
  Refusal inVain();

  record OfVersion(String modelName, int number) implements Subject {
    @Override
    public String described() {
      return "version %d of %s".formatted(number, modelName);
    }

    @Override
    public Refusal inVain() {
      return new Refusal("VERSION_UNKNOWN", described() + " was not there in time");
    }
  }

  /// @param sha256 of the artifact; null: whatever the run made
  record OfRun(String workspace, String runId, @Nullable String sha256) implements Subject {
    @Override
    public String described() {
      return "run %s of workspace %s%s"
          .formatted(runId, workspace, sha256 == null ? "" : ", artifact %s".formatted(sha256));
    }

    @Override
    public Refusal inVain() {
      return new Refusal("RUN_UNKNOWN", described() + " was not there in time");
    }
  }

  /// @param assessed that keeps to [AssessmentRules]
  static Subject of(ModelAssessed assessed) {
    return assessed.getVersion() != null
        ? new OfVersion(assessed.getModelName(), assessed.getVersion())
        : new OfRun(
            Objects.requireNonNull(assessed.getWorkspace()),
            Objects.requireNonNull(assessed.getRunId()),
            assessed.getSha256());
  }

  /// What one names that may not keep to the rules; empty: nothing.
  static Optional<Subject> named(ModelAssessed assessed) {
    return assessed.getVersion() != null
            || (assessed.getWorkspace() != null && assessed.getRunId() != null)
        ? Optional.of(of(assessed))
        : Optional.empty();
  }

  /// Of a row with the columns `model_name`, `version`, `workspace`, `run_id`, `artifact_sha256`.
  static Subject of(ResultSet row) throws SQLException {
    int version = row.getInt("version");
    return row.wasNull()
        ? new OfRun(
            row.getString("workspace"), row.getString("run_id"), row.getString("artifact_sha256"))
        : new OfVersion(row.getString("model_name"), version);
  }
}
