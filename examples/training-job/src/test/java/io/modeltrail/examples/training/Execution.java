package io.modeltrail.examples.training;

import io.modeltrail.event.ModelTrained;
import io.modeltrail.examples.training.TrainingEvents.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Output;

/// One execution of the whole job, but for the publishing.
record Execution(List<TrainedModel<?>> models, List<ModelTrained> events) {

  static final Path DATA = Path.of("data");

  static Execution into(Path output) throws IOException {
    var execution = new Execution(new ArrayList<>(), new ArrayList<>());
    for (var study : Studies.all()) {
      execution.run(study, output);
    }
    return execution;
  }

  private <T extends Output<T>> void run(Study<T> study, Path output) throws IOException {
    var split = Split.of(study, DATA);
    var words = new TrainingEvents(new Origin("default", "test", CodeVersion.of(DATA, null)));
    for (var candidate : study.candidates()) {
      var trained = TrainedModel.train(study, candidate, split, output);
      models.add(trained);
      events.add(words.modelTrained(trained));
    }
  }

  List<ModelTrained> of(String modelName) {
    return events.stream().filter(event -> event.getModelName().equals(modelName)).toList();
  }
}
