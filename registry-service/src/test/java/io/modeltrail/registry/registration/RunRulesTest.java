package io.modeltrail.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ArtifactFile;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.Workspace;
import io.modeltrail.registry.Log;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRulesTest {

  private static final Workspaces WORKSPACES =
      new Workspaces(
          List.of(
              new Workspace("default", Registration.AT_TRAINING, List.of("dev")),
              new Workspace("research", Registration.AT_TRAINING, List.of("dev"))),
          List.of("dev"),
          1);

  @ParameterizedTest
  @ValueSource(strings = {"a", "A b", "credit-risk_2.1", "9", "a_", "x-"})
  void a_good_model_name_is_taken(String name) {
    assertThat(broken(e -> e.setModelName(name))).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "a ", "a.", "-a", "_a", "a/b", "a\nb", "ä", "a\u0000"})
  void a_bad_model_name_is_refused(String name) {
    assertThat(broken(e -> e.setModelName(name))).isEqualTo("BAD_MODEL_NAME");
  }

  @Test
  void a_model_name_has_at_most_200_characters() {
    assertThat(broken(e -> e.setModelName("a".repeat(200)))).isEqualTo("none");
    assertThat(broken(e -> e.setModelName("a".repeat(201)))).isEqualTo("BAD_MODEL_NAME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "A", "g"})
  void a_digest_is_64_lowercase_hex_digits(String digest) {
    String padded = digest.length() == 1 ? digest.repeat(64) : digest;
    assertThat(broken(e -> e.getArtifact().setSha256(padded))).isEqualTo("BAD_DIGEST");
    assertThat(
            broken(
                e -> e.setAttachments(List.of(new Attachment("n", "u", padded, 1L, "text/plain")))))
        .isEqualTo("BAD_DIGEST");
  }

  @Test
  void files_lie_within_their_folder_each_under_a_path_of_its_own() {
    assertThat(pathFlaw("a", "../../etc/cron.d/x"))
        .isEqualTo("BAD_PATH artifact.files[1].path \"../../etc/cron.d/x\" has the name ..");
    assertThat(pathFlaw("/etc/passwd")).startsWith("BAD_PATH artifact.files[0].path");
    assertThat(pathFlaw("a//b")).startsWith("BAD_PATH");
    assertThat(pathFlaw("a\\b")).startsWith("BAD_PATH");
    assertThat(pathFlaw("C:/x")).startsWith("BAD_PATH");
    assertThat(pathFlaw("a", "b", "a"))
        .isEqualTo("BAD_PATH artifact.files[2].path \"a\" is there twice");
    assertThat(pathFlaw("a.b", "a/b", "a"))
        .isEqualTo("BAD_PATH artifact.files[2].path \"a\" is a file, and the folder of \"a/b\"");
    assertThat(pathFlaw(" ")).isEqualTo("MISSING_FIELD artifact.files[0].path is empty");
  }

  @Test
  void files_may_have_names_that_only_windows_does_not_take() {
    assertThat(pathFlaw("part-2026-01-01T00:00:00.bin", "aux.py", "A", "a", "dir/A"))
        .isEqualTo("none");
  }

  private static String pathFlaw(String... paths) {
    ModelTrained event = Log.trained("m", "r");
    event
        .getArtifact()
        .setFiles(
            Stream.of(paths).map(path -> new ArtifactFile(path, "a".repeat(64), null)).toList());
    return RunRules.broken(event, WORKSPACES)
        .map(refusal -> refusal.code() + " " + refusal.detail())
        .orElse("none");
  }

  @Test
  void sizes_are_not_negative() {
    assertThat(broken(e -> e.getArtifact().setSizeBytes(-1L))).isEqualTo("NEGATIVE_SIZE");
    assertThat(broken(e -> e.setDatasets(List.of(dataset("d", -1L))))).isEqualTo("NEGATIVE_SIZE");
    assertThat(broken(e -> e.setDatasets(List.of(dataset("d", 0L))))).isEqualTo("none");
  }

  @Test
  void an_unknown_workspace_is_refused_and_the_known_ones_are_named() {
    ModelTrained event = Log.trained("m", "r");
    event.setWorkspace("elsewhere");
    assertThat(RunRules.broken(event, WORKSPACES).orElseThrow().detail())
        .contains("elsewhere", "default, research");
  }

  @Test
  void what_is_required_must_not_be_empty() {
    assertThat(broken(e -> e.getRun().setRunId(" "))).isEqualTo("MISSING_FIELD");
    assertThat(broken(e -> e.getRun().setRunId("r".repeat(251)))).isEqualTo("BAD_RUN_ID");
    assertThat(broken(e -> e.getArtifact().setUri(""))).isEqualTo("MISSING_FIELD");
  }

  @Test
  void the_metrics_data_set_is_one_of_the_data_sets() {
    assertThat(broken(e -> e.setMetricsDataset("held-out"))).isEqualTo("UNKNOWN_DATASET");
    assertThat(
            broken(
                e -> {
                  e.setMetricsDataset("held-out");
                  e.setDatasets(List.of(dataset("held-out", 1L)));
                }))
        .isEqualTo("none");
  }

  private static Dataset dataset(String name, Long rows) {
    return new Dataset(name, "u", DatasetRole.TEST, null, null, rows, Map.of());
  }

  private static String broken(Consumer<ModelTrained> change) {
    ModelTrained event = Log.trained("m", "r");
    change.accept(event);
    return RunRules.broken(event, WORKSPACES).map(refusal -> refusal.code()).orElse("none");
  }
}
