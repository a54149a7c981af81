package io.modeltrail.governance;

import static io.modeltrail.governance.gate.Versions.NOW;
import static io.modeltrail.governance.gate.Versions.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.governance.Watch.Otherwise;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import io.modeltrail.governance.gate.Subject;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the rules that come with Modeltrail say of the models of `examples/training-job`.
class DefaultGovernanceTest {

  private final String text;
  private final Governance governance;

  DefaultGovernanceTest() throws IOException {
    text = Files.readString(Path.of(System.getProperty("modeltrail.home"), "governance.yaml"));
    governance = ((Sound) GovernanceFile.read(text)).governance();
  }

  @Test
  void the_ladder_is_automatic() {
    assertThat(governance.environments()).allMatch(Environment::automatic);
    assertThat(governance.environments())
        .extracting(Environment::name)
        .containsExactly("dev", "qa", "production");
  }

  @Test
  void production_takes_what_qa_has_taken_or_what_was_trained_from_the_same_code() {
    assertThat(governance.environment("qa").orElseThrow().after())
        .isEqualTo(new After("dev", false));
    assertThat(governance.environment("production").orElseThrow().after())
        .isEqualTo(new After("qa", true));
  }

  @Test
  void nobody_is_asked_what_fails_is_rolled_back_and_what_drifts_is_told() {
    assertThat(governance.environments())
        .allMatch(each -> each.admission().approvals().roles().isEmpty())
        .allMatch(each -> each.admission().emergency() == null);
    var operation = governance.environment("production").orElseThrow().operation();
    assertThat(operation.rollsBackFailed()).isTrue();
    assertThat(operation.watches())
        .extracting(Watch::name, Watch::windows, Watch::otherwise)
        .containsExactly(
            tuple("accuracy holds", 3, Otherwise.ALARM), tuple("R² holds", 3, Otherwise.ALARM));
  }

  @Test
  void what_the_comments_offer_is_sound() {
    var offered =
        text.replace("    # approvals:", "    approvals:")
            .replace("    # emergency:", "    emergency:");

    var admission =
        ((Sound) GovernanceFile.read(offered))
            .governance()
            .environment("production")
            .orElseThrow()
            .admission();

    assertThat(admission.approvals().roles()).containsExactly("model-owner", "validator");
    assertThat(admission.emergency()).isNotNull();
  }

  @Test
  void teams_may_train_in_one_place_or_in_each_environment() {
    List<String> all = List.of("dev", "qa", "production");
    assertThat(governance.workspaces())
        .containsExactly(
            new Workspace("default", Registration.AT_TRAINING, all),
            new Workspace("research", Registration.AT_DEPLOYMENT, all),
            new Workspace("retrain-qa", Registration.AT_TRAINING, List.of("qa")),
            new Workspace("retrain-production", Registration.AT_TRAINING, List.of("production")));
  }

  @Test
  void a_baseline_stops_before_qa() {
    assertThat(refusing("qa", accuracy(1, 0.4259), null)).containsExactly("accuracy floor");
    assertThat(refusing("qa", accuracy(1, 0.6959), null)).containsExactly("accuracy floor");
    assertThat(refusing("qa", r2(1, -0.0107), null)).containsExactly("R² floor");
    assertThat(refusing("qa", version(1, Map.of("loss", 0.1)), null)).containsExactly("measured");
  }

  @Test
  void better_models_reach_production() {
    assertThat(refusing("qa", accuracy(2, 0.8704), null)).isEmpty();
    assertThat(refusing("production", accuracy(2, 0.8704), null)).isEmpty();
    assertThat(refusing("production", accuracy(3, 0.963), accuracy(2, 0.8704))).isEmpty();
    assertThat(refusing("production", r2(2, 0.4559), null)).isEmpty();
  }

  @Test
  void a_forecast_that_is_hardly_better_stops_before_production() {
    assertThat(refusing("qa", r2(3, 0.5003), r2(2, 0.4559))).isEmpty();
    assertThat(refusing("production", r2(3, 0.5003), r2(2, 0.4559)))
        .containsExactly("worth the change");
  }

  @Test
  void a_tree_trained_again_stops_before_production() {
    assertThat(refusing("production", accuracy(5, 0.8704), accuracy(3, 0.963)))
        .containsExactly("not worse than the champion");
    assertThat(refusing("production", accuracy(6, 0.963), accuracy(3, 0.963))).isEmpty();
  }

  private List<String> refusing(
      String environment, ModelRegistered version, @Nullable ModelRegistered champion) {
    var input =
        GateInput.of(Subject.of(version), champion == null ? null : Subject.of(champion), NOW);
    return governance.environment(environment).orElseThrow().gates().stream()
        .map(gate -> gate.judge(input, Duration.ZERO))
        .filter(judgement -> judgement.outcome() != Outcome.PASSED)
        .map(Judgement::gate)
        .map(gate -> gate.name())
        .toList();
  }

  private static ModelRegistered accuracy(int number, double accuracy) {
    return version(number, Map.of("accuracy", accuracy));
  }

  private static ModelRegistered r2(int number, double r2) {
    return version(number, Map.of("r2", r2));
  }
}
