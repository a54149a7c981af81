package io.modeltrail.examples.training;

import io.modeltrail.examples.training.Study.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tribuo.Model;
import org.tribuo.Output;

/// A candidate after training: its file, and all that was measured.
///
/// @param runId new for every training, as is the file's folder: no model replaces another's bytes
record TrainedModel<T extends Output<T>>(
    Study<T> study,
    String algorithm,
    Split<T> split,
    Model<T> model,
    Digested file,
    UUID runId,
    Instant startedAt,
    Instant finishedAt) {

  /// Trains `candidate` and writes `<output>/<model name>/<run id>/model.tribuo`.
  ///
  /// @throws IOException if the file cannot be written
  static <T extends Output<T>> TrainedModel<T> train(
      Study<T> study, Candidate<T> candidate, Split<T> split, Path output) throws IOException {
    var runId = UUID.randomUUID();
    var startedAt = now();
    var model = candidate.trainer().train(split.training());
    model.setName(study.modelName());

    var folder =
        Files.createDirectories(output.resolve(study.modelName()).resolve(runId.toString()));
    var path = folder.resolve("model.tribuo");
    model.serializeToFile(path);
    return new TrainedModel<>(
        study, candidate.algorithm(), split, model, Digested.of(path), runId, startedAt, now());
  }

  /// On the held-out part.
  Map<String, Double> metrics() {
    return study.task().metrics(model, split.test());
  }

  /// What it was trained with: the trainer's parameters, and how the data was divided.
  Map<String, String> parameters() {
    var parameters = new TreeMap<>(Parameters.of(model));
    parameters.put("split.seed", Long.toString(Studies.SEED));
    parameters.put("split.trainingShare", Double.toString(Split.TRAINING_SHARE));
    return parameters;
  }

  /// Milliseconds, as in the event.
  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
