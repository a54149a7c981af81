package io.modeltrail.governance.gate;

import static io.modeltrail.governance.gate.Versions.NOW;

import io.modeltrail.event.Actor;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.BaseModel;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.Evaluation;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelRegistered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version with all that can be said of one, told step by step.
final class Story {

  private final ModelRegistered version;
  private final List<Dataset> datasets = new ArrayList<>();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final List<Assessed> assessments = new ArrayList<>();
  private CheckOutcome check = CheckOutcome.UNKNOWN;

  private Story(ModelRegistered version) {
    this.version = version;
  }

  static Story of(int number, Map<String, Double> metrics) {
    return new Story(Versions.version(number, metrics, Map.of("depth", "3")));
  }

  Story dataset(String name, DatasetRole role, @Nullable String sha256, @Nullable String version) {
    datasets.add(
        Dataset.newBuilder()
            .setName(name)
            .setRole(role)
            .setSha256(sha256)
            .setVersion(version)
            .build());
    return this;
  }

  Story measuredOn(String dataset) {
    version.setMetricsDataset(dataset);
    return this;
  }

  Story parameters(Map<String, String> parameters) {
    version.setParameters(parameters);
    return this;
  }

  Story statistics(Map<String, Double> statistics) {
    version.setStatistics(statistics);
    return this;
  }

  Story tags(Map<String, String> tags) {
    version.setTags(tags);
    return this;
  }

  Story sizeBytes(long size) {
    version.getArtifact().setSizeBytes(size);
    return this;
  }

  Story startedBy(String subject) {
    version.getRun().setStartedBy(subject);
    return this;
  }

  Story commit(String commit, boolean dirty) {
    version.getRun().setCodeCommit(commit);
    version.getRun().setCodeDirty(dirty);
    return this;
  }

  Story basedOn(String name) {
    version.setBaseModels(List.of(BaseModel.newBuilder().setName(name).build()));
    return this;
  }

  Story evaluation(String dataset, @Nullable String slice, Map<String, Double> metrics) {
    evaluations.add(
        Evaluation.newBuilder().setDataset(dataset).setSlice(slice).setMetrics(metrics).build());
    return this;
  }

  Story checked(CheckOutcome outcome) {
    check = outcome;
    return this;
  }

  Story assessed(AssessmentKind kind, Conclusion conclusion, String by) {
    return assessed(kind, conclusion, by, null, Map.of());
  }

  Story assessed(
      AssessmentKind kind,
      Conclusion conclusion,
      String by,
      @Nullable String dataset,
      Map<String, Double> metrics) {
    assessments.add(
        new Assessed(
            ModelAssessed.newBuilder()
                .setEventId(new UUID(3, assessments.size()))
                .setActor(Actor.newBuilder().setSubject(by).build())
                .setModelName(version.getModelName())
                .setVersion(version.getVersion())
                .setKind(kind)
                .setConclusion(conclusion)
                .setDataset(dataset)
                .setMetrics(metrics)
                .build(),
            NOW.minusSeconds(60)));
    return this;
  }

  Subject subject() {
    if (datasets.isEmpty()) {
      version.getDatasets().forEach(each -> each.setSha256("c".repeat(64)));
    } else {
      version.setDatasets(datasets);
    }
    version.setEvaluations(evaluations);
    return Subject.of(version, check, assessments);
  }
}
