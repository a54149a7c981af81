package io.modeltrail.registry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Attachment;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.governance.Registration;
import io.modeltrail.governance.Workspace;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.registry.registration.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssessmentRulesTest {

  private static final Workspaces WORKSPACES =
      new Workspaces(
          List.of(new Workspace("default", Registration.AT_TRAINING, List.of("dev"))),
          List.of("dev"),
          1);

  @ParameterizedTest
  @EnumSource(
      value = AssessmentKind.class,
      names = {"UNKNOWN", "WITHDRAWAL"},
      mode = EnumSource.Mode.EXCLUDE)
  void every_kind_is_taken_with_every_conclusion(AssessmentKind kind) {
    for (Conclusion conclusion :
        List.of(Conclusion.PASSED, Conclusion.FAILED, Conclusion.INFORMATION)) {
      assertThat(
              ofVersion(
                  e -> {
                    e.setKind(kind);
                    e.setConclusion(conclusion);
                  }))
          .isEqualTo("none");
    }
  }

  @Test
  void kinds_and_conclusions_that_are_not_known_are_refused() {
    assertThat(ofVersion(e -> e.setKind(AssessmentKind.UNKNOWN))).isEqualTo("BAD_KIND");
    assertThat(ofVersion(e -> e.setConclusion(Conclusion.UNKNOWN))).isEqualTo("BAD_CONCLUSION");
  }

  @Test
  void it_is_about_a_version_or_a_run() {
    assertThat(ofVersion(e -> {})).isEqualTo("none");
    assertThat(ofRun(e -> {})).isEqualTo("none");
    assertThat(ofRun(e -> e.setSha256("a".repeat(64)))).isEqualTo("none");
    assertThat(ofVersion(e -> e.setVersion(null))).isEqualTo("RUN_OR_VERSION");
    assertThat(ofVersion(e -> e.setRunId("r"))).isEqualTo("RUN_OR_VERSION");
    assertThat(ofVersion(e -> e.setWorkspace("default"))).isEqualTo("RUN_OR_VERSION");
    assertThat(ofVersion(e -> e.setSha256("a".repeat(64)))).isEqualTo("RUN_OR_VERSION");
    assertThat(ofRun(e -> e.setRunId(null))).isEqualTo("RUN_OR_VERSION");
    assertThat(ofRun(e -> e.setWorkspace(null))).isEqualTo("RUN_OR_VERSION");
  }

  @Test
  void what_it_names_is_well_formed_and_known() {
    assertThat(ofVersion(e -> e.setModelName("a/b"))).isEqualTo("BAD_MODEL_NAME");
    assertThat(ofVersion(e -> e.setVersion(0))).isEqualTo("BAD_VERSION");
    assertThat(ofRun(e -> e.setRunId(" "))).isEqualTo("BAD_RUN_ID");
    assertThat(ofRun(e -> e.setRunId("r".repeat(251)))).isEqualTo("BAD_RUN_ID");
    assertThat(ofRun(e -> e.setSha256("A".repeat(64)))).isEqualTo("BAD_DIGEST");
    assertThat(ofRun(e -> e.setWorkspace("other"))).isEqualTo("UNKNOWN_WORKSPACE");
    assertThat(ofVersion(e -> e.setEnvironment("dev"))).isEqualTo("none");
    assertThat(ofVersion(e -> e.setEnvironment("qa"))).isEqualTo("UNKNOWN_ENVIRONMENT");
  }

  @Test
  void a_withdrawal_says_what_it_withdraws_and_nothing_else_does() {
    UUID other = UUID.randomUUID();
    assertThat(ofVersion(e -> e.setKind(AssessmentKind.WITHDRAWAL))).isEqualTo("BAD_WITHDRAWAL");
    assertThat(ofVersion(e -> e.setWithdraws(other))).isEqualTo("BAD_WITHDRAWAL");
    assertThat(
            ofVersion(
                e -> {
                  e.setKind(AssessmentKind.WITHDRAWAL);
                  e.setWithdraws(other);
                }))
        .isEqualTo("none");
  }

  @Test
  void texts_and_names_have_their_limits() {
    assertThat(ofVersion(e -> e.setSummary("s".repeat(10_000)))).isEqualTo("none");
    assertThat(ofVersion(e -> e.setSummary("s".repeat(10_001)))).isEqualTo("SUMMARY_TOO_LONG");
    assertThat(ofVersion(e -> e.setDataset("d".repeat(500)))).isEqualTo("none");
    assertThat(ofVersion(e -> e.setDataset("d".repeat(501)))).isEqualTo("DATASET_NAME_TOO_LONG");
    assertThat(ofVersion(e -> e.setMetrics(Map.of(" ", 1.0)))).isEqualTo("MISSING_FIELD");
    assertThat(
            ofVersion(
                e -> e.setAttachments(List.of(new Attachment("report", "u", "", 1L, "text/html")))))
        .isEqualTo("BAD_DIGEST");
  }

  private static String ofVersion(Consumer<ModelAssessed> change) {
    ModelAssessed assessed = assessed();
    assessed.setVersion(1);
    change.accept(assessed);
    return broken(assessed);
  }

  private static String ofRun(Consumer<ModelAssessed> change) {
    ModelAssessed assessed = assessed();
    assessed.setWorkspace("default");
    assessed.setRunId("run-1");
    change.accept(assessed);
    return broken(assessed);
  }

  private static ModelAssessed assessed() {
    return ModelAssessed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("wine")
        .setKind(AssessmentKind.EVALUATION)
        .build();
  }

  private static String broken(ModelAssessed assessed) {
    return AssessmentRules.broken(assessed, WORKSPACES).map(Refusal::code).orElse("none");
  }
}
