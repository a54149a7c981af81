package io.modeltrail.governance.gate;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.BaseModel;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Run;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version under the names that conditions use. Immutable.
///
/// What the training job did not say is not there, so that `has(run.codeCommit)` answers; only
/// `algorithm`, `task` and `metricsDataset` are then the empty text. So is `artifact.check` until
/// the artifact has been read. A parameter that is a decimal number, as `3` or `1e-4`, is a number;
/// every other is a text, `true` and `false` too.
final class VersionFields {

  /// Long digits are ids rather than figures, and would lose some as a double.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]{1,15}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?");

  private VersionFields() {}

  /// Of all that a version has.
  static Map<String, Object> of(Subject subject) {
    var version = subject.version();
    var fields = new HashMap<String, Object>(said(version));
    fields.put("artifact", artifact(version.getArtifact(), subject.artifactCheck()));
    fields.put("evaluations", Evaluations.list(subject));
    fields.put(
        "assessments", subject.assessments().stream().map(VersionFields::assessment).toList());
    fields.keySet().removeIf(subject::isUnsaid);
    return ordered(fields);
  }

  /// What the training job said.
  private static Map<String, Object> said(ModelRegistered version) {
    return Map.ofEntries(
        Map.entry("metrics", ordered(version.getMetrics())),
        Map.entry("parameters", parameters(version.getParameters())),
        Map.entry("statistics", ordered(version.getStatistics())),
        Map.entry("tags", ordered(version.getTags())),
        Map.entry("datasets", version.getDatasets().stream().map(VersionFields::dataset).toList()),
        Map.entry("metricsDataset", orEmpty(version.getMetricsDataset())),
        Map.entry(
            "baseModels", version.getBaseModels().stream().map(VersionFields::baseModel).toList()),
        Map.entry("run", run(version.getRun())),
        Map.entry("version", (long) version.getVersion()),
        Map.entry("workspace", version.getWorkspace()),
        Map.entry("modelName", version.getModelName()),
        Map.entry("algorithm", orEmpty(version.getAlgorithm())),
        Map.entry("task", orEmpty(version.getTask())));
  }

  private static Map<String, Object> parameters(Map<String, String> texts) {
    var parameters = new HashMap<String, Object>();
    texts.forEach((name, text) -> parameters.put(name, numberOrText(text)));
    return ordered(parameters);
  }

  private static Object numberOrText(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return text;
    }
    var number = new BigDecimal(text).doubleValue();
    return Double.isFinite(number) ? number : text;
  }

  private static Map<String, Object> dataset(Dataset dataset) {
    var fields = new HashMap<String, Object>();
    fields.put("name", dataset.getName());
    fields.put("uri", dataset.getUri());
    fields.put("role", dataset.getRole().name());
    fields.put("statistics", ordered(dataset.getStatistics()));
    put(fields, "version", dataset.getVersion());
    put(fields, "sha256", dataset.getSha256());
    put(fields, "rows", dataset.getRows());
    return ordered(fields);
  }

  private static Map<String, Object> baseModel(BaseModel base) {
    var fields = new HashMap<String, Object>();
    fields.put("name", base.getName());
    put(fields, "version", base.getVersion());
    put(fields, "uri", base.getUri());
    return ordered(fields);
  }

  private static Map<String, Object> assessment(Assessed assessed) {
    var told = assessed.told();
    var fields = new HashMap<String, Object>();
    fields.put("kind", told.getKind().name());
    fields.put("conclusion", told.getConclusion().name());
    fields.put("metrics", ordered(told.getMetrics()));
    fields.put("by", told.getActor().getSubject());
    fields.put("at", assessed.at());
    put(fields, "environment", told.getEnvironment());
    put(fields, "dataset", told.getDataset());
    put(fields, "summary", told.getSummary());
    return ordered(fields);
  }

  private static Map<String, Object> artifact(Artifact artifact, CheckOutcome check) {
    var fields = new HashMap<String, Object>();
    fields.put("check", check == CheckOutcome.UNKNOWN ? "" : check.name());
    fields.put("uri", artifact.getUri());
    fields.put("sha256", artifact.getSha256());
    fields.put("layout", artifact.getLayout().name());
    fields.put("format", artifact.getFormat());
    fields.put("files", artifact.getFiles().stream().map(VersionFields::file).toList());
    put(fields, "sizeBytes", artifact.getSizeBytes());
    put(fields, "formatVersion", artifact.getFormatVersion());
    put(fields, "framework", artifact.getFramework());
    put(fields, "frameworkVersion", artifact.getFrameworkVersion());
    put(fields, "signature", artifact.getSignature());
    return ordered(fields);
  }

  private static Map<String, Object> file(ArtifactFile file) {
    var fields = new HashMap<String, Object>();
    fields.put("path", file.getPath());
    fields.put("sha256", file.getSha256());
    put(fields, "sizeBytes", file.getSizeBytes());
    return ordered(fields);
  }

  private static Map<String, Object> run(Run run) {
    var fields = new HashMap<String, Object>();
    fields.put("runId", run.getRunId());
    fields.put("externalIds", ordered(run.getExternalIds()));
    put(fields, "parentRunId", run.getParentRunId());
    put(fields, "experiment", run.getExperiment());
    put(fields, "pipeline", run.getPipeline());
    put(fields, "startedBy", run.getStartedBy());
    put(fields, "startedAt", run.getStartedAt());
    put(fields, "finishedAt", run.getFinishedAt());
    put(fields, "codeRepository", run.getCodeRepository());
    put(fields, "codeCommit", run.getCodeCommit());
    put(fields, "codeDirty", run.getCodeDirty());
    put(fields, "imageDigest", run.getImageDigest());
    put(fields, "lockfileDigest", run.getLockfileDigest());
    put(fields, "uri", run.getUri());
    return ordered(fields);
  }

  static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /// In the order of the keys: a condition that goes over a map, and may come to the limit of its
  /// steps, goes the same way on every instance.
  static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
