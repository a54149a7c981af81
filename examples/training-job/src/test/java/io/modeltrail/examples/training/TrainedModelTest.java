package io.modeltrail.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeltrail.event.ModelTrained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.Output;

class TrainedModelTest {

  @TempDir static Path output;
  static Execution first;

  @BeforeAll
  static void train() throws IOException {
    first = Execution.into(output);
  }

  @Test
  void wines_are_told_apart_better_from_candidate_to_candidate() {
    assertThat(figures(first.of("wine-cultivar"), "accuracy"))
        .satisfies(accuracy -> assertThat(accuracy.getFirst()).isLessThan(0.5))
        .satisfies(accuracy -> assertThat(accuracy.getLast()).isGreaterThan(0.95))
        .satisfies(TrainedModelTest::risesPlainly);
  }

  @Test
  void tumours_are_told_apart_better_from_candidate_to_candidate() {
    assertThat(figures(first.of("breast-cancer-diagnosis"), "accuracy"))
        .satisfies(accuracy -> assertThat(accuracy.getFirst()).isLessThan(0.7))
        .satisfies(accuracy -> assertThat(accuracy.getLast()).isGreaterThan(0.95))
        .satisfies(TrainedModelTest::risesPlainly);
  }

  @Test
  void diabetes_is_foreseen_better_from_candidate_to_candidate() {
    assertThat(figures(first.of("diabetes-progression"), "r2"))
        .satisfies(r2 -> assertThat(r2.getFirst()).isCloseTo(0, within(0.05)))
        .satisfies(r2 -> assertThat(r2.getLast()).isGreaterThan(0.4))
        .satisfies(TrainedModelTest::risesPlainly);
  }

  @Test
  void a_second_execution_finds_the_same_figures_in_other_runs() throws IOException {
    var second = Execution.into(output);

    assertThat(second.events())
        .extracting(ModelTrained::getMetrics)
        .isEqualTo(first.events().stream().map(ModelTrained::getMetrics).toList());
    assertThat(second.events())
        .extracting(event -> event.getRun().getRunId())
        .doesNotContainAnyElementsOf(
            first.events().stream().map(event -> event.getRun().getRunId()).toList());
  }

  @Test
  void a_model_file_read_back_predicts_as_measured() throws IOException {
    for (var trained : first.models()) {
      readsBack(trained);
    }
  }

  private static <T extends Output<T>> void readsBack(TrainedModel<T> trained) throws IOException {
    var type = trained.model().getOutputIDInfo().getDomain().iterator().next().getClass();
    @SuppressWarnings("unchecked") // The class of a T.
    Model<T> read = Model.deserializeFromFile(trained.file().path()).castModel((Class<T>) type);
    assertThat(trained.study().task().metrics(read, trained.split().test()))
        .isEqualTo(trained.metrics());
  }

  private static List<Double> figures(List<ModelTrained> events, String metric) {
    return events.stream().map(event -> event.getMetrics().get(metric)).toList();
  }

  private static void risesPlainly(List<? extends Double> figures) {
    assertThat(figures).hasSize(3);
    for (var i = 1; i < figures.size(); i++) {
      assertThat(figures.get(i)).isGreaterThan(figures.get(i - 1) + 0.02);
    }
  }
}
