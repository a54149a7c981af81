package io.modeltrail.examples.training;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ArtifactLayout;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.Evaluation;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.event.Via;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tribuo.Output;

/// Says in Modeltrail's words what was trained.
///
/// Required are eventId, modelName, run.runId, artifact.uri and artifact.sha256. All else has a
/// default; the more is said, the more can be asked later.
final class TrainingEvents {

  private static final String TRAINING = "training";
  private static final String HELD_OUT = "held-out";

  private final Origin origin;

  TrainingEvents(Origin origin) {
    this.origin = origin;
  }

  /// Where all runs of an execution come from.
  ///
  /// @param workspace where the team trains: the rules say when its runs become versions
  record Origin(String workspace, String experiment, CodeVersion code) {}

  /// Call it once per run and keep the result: its eventId makes sending it again harmless.
  <T extends Output<T>> ModelTrained modelTrained(TrainedModel<T> trained) {
    var study = trained.study();
    return ModelTrained.newBuilder()
        .setEventId(UUID.randomUUID())
        .setOccurredAt(trained.finishedAt())
        .setActor(actor())
        .setModelName(study.modelName())
        .setWorkspace(origin.workspace())
        .setRun(run(trained))
        .setArtifact(artifact(trained))
        .setAlgorithm(trained.algorithm())
        .setTask(study.task().name())
        .setParameters(trained.parameters())
        .setMetrics(trained.metrics())
        .setMetricsDataset(HELD_OUT)
        .setEvaluations(evaluations(trained))
        .setStatistics(statistics(trained))
        .setDatasets(
            List.of(
                dataset(trained, TRAINING, DatasetRole.TRAINING, trained.split().training()),
                dataset(trained, HELD_OUT, DatasetRole.TEST, trained.split().test())))
        .setTags(Map.of("team", study.team()))
        .setDescription(
            "Predicts %s from %s by %s."
                .formatted(study.target(), study.csv(), trained.algorithm()))
        .build();
  }

  private static Actor actor() {
    return Actor.newBuilder()
        .setSubject("example-training-job")
        .setKind(ActorKind.JOB)
        .setVia(Via.KAFKA)
        .build();
  }

  private Run run(TrainedModel<?> trained) {
    var code = origin.code();
    return Run.newBuilder()
        .setRunId(trained.runId().toString())
        .setExperiment(origin.experiment())
        .setPipeline("training-job")
        .setStartedAt(trained.startedAt())
        .setFinishedAt(trained.finishedAt())
        .setCodeRepository(code.repository())
        .setCodeCommit(code.commit())
        .setCodeDirty(code.dirty())
        .build();
  }

  private static Artifact artifact(TrainedModel<?> trained) {
    var file = trained.file();
    return Artifact.newBuilder()
        .setUri(file.uri())
        .setSha256(file.sha256())
        .setSizeBytes(file.sizeBytes())
        .setLayout(ArtifactLayout.FILE)
        .setFormat("tribuo-protobuf")
        .setFramework("tribuo")
        .setFrameworkVersion(trained.model().getProvenance().getTribuoVersion())
        .setSignature(Signature.json(trained))
        .build();
  }

  /// On the data it learnt from, which shows overfitting, and on the slices of the held-out part.
  private static <T extends Output<T>> List<Evaluation> evaluations(TrainedModel<T> trained) {
    var task = trained.study().task();
    var model = trained.model();
    var split = trained.split();
    var evaluations = new ArrayList<Evaluation>();
    evaluations.add(new Evaluation(TRAINING, null, task.metrics(model, split.training())));
    task.slices(model, split.test())
        .forEach((slice, metrics) -> evaluations.add(new Evaluation(HELD_OUT, slice, metrics)));
    return evaluations;
  }

  private static <T extends Output<T>> Map<String, Double> statistics(TrainedModel<T> trained) {
    var training = trained.split().training();
    var took = Duration.between(trained.startedAt(), trained.finishedAt());
    var statistics = new TreeMap<>(trained.study().task().statistics(training));
    statistics.put("features", (double) training.getFeatureMap().size());
    statistics.put("examples", (double) training.size());
    statistics.put("trainingSeconds", took.toMillis() / 1000.0);
    return statistics;
  }

  /// Both parts are rows of the same file: its digest is said for both.
  private static <T extends Output<T>> Dataset dataset(
      TrainedModel<T> trained, String name, DatasetRole role, org.tribuo.Dataset<T> rows) {
    var file = trained.split().file();
    return Dataset.newBuilder()
        .setName(name)
        .setUri(file.uri())
        .setRole(role)
        .setSha256(file.sha256())
        .setRows((long) rows.size())
        .setStatistics(trained.study().task().statistics(rows))
        .build();
  }
}
