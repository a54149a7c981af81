package io.modeltrail.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.torture.history.Said;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// What is sent to Kafka in a round, in no order: runs of models that register at training and at
/// deployment, some told twice, some told anew, some ids used for something else, requests,
/// assessments, and records that are no good.
final class Workload {

  private static final int PLAIN_MODELS = 6;
  private static final int STUDIES = 2;
  private static final int PARTITIONS = 6;

  private final Random random;
  private final Wire wire;
  private final Plan plan;
  private final Runs runs;
  private final List<Letter> letters = new ArrayList<>();

  private Workload(Plan plan, Wire wire) {
    this.random = new Random(plan.seed());
    this.plan = plan;
    this.wire = wire;
    this.runs = new Runs(random, wire, plan);
  }

  static List<Letter> of(Plan plan, Wire wire) {
    return new Workload(plan, wire).letters();
  }

  private List<Letter> letters() {
    List<ModelTrained> told = trainings();
    for (int i = 0; i < plan.runs() / 10; i++) {
      letters.add(runs.letter(any(told)));
    }
    for (int i = 0; i < plan.runs() / 15; i++) {
      letters.add(runs.letter(ModelTrained.newBuilder(any(told)).setEventId(runs.id()).build()));
    }
    for (int i = 0; i < 3; i++) {
      letters.add(runs.letter(ModelTrained.newBuilder(any(told)).setDescription("other").build()));
    }
    told.stream().limit(8).map(this::assessment).forEach(letters::add);
    studies();
    letters.addAll(new Poison(runs, wire).of(runs.next(runs.model("plain", 0), Runs.WORKSPACE)));
    Collections.shuffle(letters, random);
    return letters;
  }

  private List<ModelTrained> trainings() {
    List<String> models =
        new ArrayList<>(
            IntStream.range(0, PLAIN_MODELS).mapToObj(i -> runs.model("plain", i)).toList());
    models.add(runs.model("reviewed", 0));
    models.add(runs.model("asked", 0));
    List<ModelTrained> told = new ArrayList<>();
    for (int i = 0; i < plan.runs(); i++) {
      ModelTrained run = runs.next(models.get(i % models.size()), Runs.WORKSPACE);
      told.add(run);
      letters.add(runs.letter(run));
    }
    if (plan.isScattered()) {
      for (int i = 0; i < plan.runs(); i++) {
        ModelTrained run = runs.next(runs.model("scattered", i % 2), Runs.WORKSPACE);
        letters.add(runs.letter(run).onPartition(random.nextInt(PARTITIONS)));
      }
    }
    return told;
  }

  private ModelTrained any(List<ModelTrained> told) {
    return told.get(random.nextInt(told.size()));
  }

  private Letter assessment(ModelTrained run) {
    ModelAssessed assessed =
        ModelAssessed.newBuilder()
            .setEventId(runs.id())
            .setModelName(run.getModelName())
            .setWorkspace(run.getWorkspace())
            .setRunId(run.getRun().getRunId())
            .setKind(AssessmentKind.EVALUATION)
            .setConclusion(Conclusion.INFORMATION)
            .setMetrics(Map.of("drift", random.nextInt(100) / 100.0))
            .build();
    return new Letter(
        Wire.ASSESSED,
        run.getModelName().getBytes(UTF_8),
        wire.encode(Wire.ASSESSED, assessed),
        assessed.getEventId(),
        Said.assessment(run.getModelName(), run.getWorkspace(), run.getRun().getRunId()),
        null);
  }

  /// Of three candidates one stays one.
  private void studies() {
    for (int i = 0; i < Math.max(6, plan.runs() / 8); i++) {
      ModelTrained run = runs.next(runs.model("study", i % STUDIES), Runs.RESEARCH);
      letters.add(runs.letter(run));
      if (i % 3 == 2) {
        continue;
      }
      DeploymentRequested request =
          DeploymentRequested.newBuilder()
              .setEventId(runs.id())
              .setModelName(run.getModelName())
              .setWorkspace(Runs.RESEARCH)
              .setEnvironment("dev")
              .setRunId(run.getRun().getRunId())
              .build();
      Letter letter =
          new Letter(
              Wire.REQUESTED,
              run.getModelName().getBytes(UTF_8),
              wire.encode(Wire.REQUESTED, request),
              request.getEventId(),
              Said.deployment(run.getModelName(), Runs.RESEARCH, run.getRun().getRunId(), "dev"),
              null);
      letters.add(letter);
      if (i % 4 == 0) {
        letters.add(letter);
      }
    }
  }
}
