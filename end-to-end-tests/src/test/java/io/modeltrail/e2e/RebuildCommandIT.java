package io.modeltrail.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.rebuild.Rebuild;
import io.modeltrail.localstack.rebuild.RebuildListener;
import io.modeltrail.localstack.rebuild.RebuildResult;
import io.modeltrail.localstack.rebuild.RebuildResult.Findings;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.StackException;
import io.modeltrail.localstack.stack.StackOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `./modeltrail rebuild` does, on a stack that has worked and is down.
class RebuildCommandIT {

  private static final String FOLDER = "rebuild";
  private static final List<String> MODELS = List.of("credit", "fraud", "churn");
  private static final int RUNS = 4;

  /// One run as releases before V10 stored it, with all that was said in `content`: it is the same
  /// run.
  private static final String AS_BEFORE_V10 =
      """
      UPDATE training_run
      SET content = (jsonb_build_object('eventId', event_id, 'modelName', model_name,
        'workspace', workspace) || sought || content::jsonb)::json
      WHERE run_id = 'fraud-0'
      """;

  private static final int REQUESTS = MODELS.size() + 1;

  private final Heard heard = new Heard();

  @BeforeAll
  static void a_stack_that_has_worked() throws Exception {
    try (Stack stack = new Stack(FOLDER)) {
      for (String model : MODELS) {
        for (int run = 0; run < RUNS; run++) {
          String id = model + "-" + run;
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> stack.postRun(model, id).statusCode() == 202);
        }
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(stack.get("/models/" + model).body())
                        .contains("\"latestVersion\":" + RUNS));
        assertThat(ask(stack, model, model + "-1")).isEqualTo(201);
        assertThat(
                stack
                    .send("PATCH", "/models/" + model, Group.TRAINER, "{\"owner\": \"team-risk\"}")
                    .statusCode())
            .isEqualTo(201);
        assertThat(
                stack
                    .send(
                        "POST",
                        "/models/" + model + "/versions/2/assessments",
                        Group.TRAINER,
                        "{\"kind\": \"VALIDATION\", \"conclusion\": \"PASSED\"}")
                    .statusCode())
            .isEqualTo(201);
      }
      assertThat(ask(stack, "credit", "not-told-of")).isEqualTo(202);
    }
  }

  @Test
  void the_database_comes_out_the_same_and_the_old_one_is_dropped() throws Exception {
    // when
    RebuildResult dropped = rebuild(true);

    // then
    assertThat(dropped)
        .isInstanceOfSatisfying(
            RebuildResult.Same.class, same -> assertThat(same.kept()).isEmpty());
    assertThat(counts(dropped.findings()))
        .containsExactly(
            MODELS.size(),
            MODELS.size() * RUNS,
            MODELS.size() * RUNS,
            REQUESTS,
            MODELS.size(),
            MODELS.size());
    assertThat(heard.progress.getLast().applied()).isEqualTo(heard.progress.getLast().records());
    try (LocalStack stack = partsOnly()) {
      assertThat(stack.parts().postgres().hasDatabase(heard.kept.getLast())).isFalse();
    }
  }

  @Test
  void a_database_that_says_something_else_than_the_log_is_found_out() throws Exception {
    // given
    try (LocalStack stack = partsOnly();
        var connection = stack.parts().postgres().connect("registry");
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE model_version DISABLE TRIGGER ALL");
      assertThat(
              statement.executeUpdate(
                  "UPDATE model_version SET version = 7 WHERE model_name = 'fraud' AND version ="
                      + " 3"))
          .isEqualTo(1);
      statement.execute("ALTER TABLE training_run DISABLE TRIGGER ALL");
      assertThat(statement.executeUpdate(AS_BEFORE_V10)).isEqualTo(1);
      assertThat(
              statement.executeUpdate(
                  "UPDATE training_run SET sought = jsonb_set(sought, '{metrics}', '{\"auc\": 0.123}')"
                      + " WHERE run_id = 'fraud-1'"))
          .isEqualTo(1);
    }

    // when
    RebuildResult result = rebuild(true);

    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            RebuildResult.Differs.class,
            differs -> {
              assertThat(differs.kept()).isEqualTo(heard.kept.getFirst());
              assertThat(differs.unread()).isZero();
              List<String> found =
                  differs.findings().comparisons().stream()
                      .flatMap(each -> each.first().stream())
                      .toList();
              assertThat(found)
                  .hasSize(3)
                  .startsWith("version fraud/3 was not there before", "version fraud/7 is missing");
              assertThat(found.getLast())
                  .matches("run fraud/default/[0-9a-f]{64}/fraud-1: digest of its content.*");
            });
  }

  @Test
  void a_stack_that_runs_is_left_alone() {
    try (LocalStack running = partsOnly()) {
      assertThatThrownBy(() -> rebuild(false))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("./modeltrail down");
      assertThat(running.all()).allMatch(Part::isRunning);
    }
  }

  private static LocalStack partsOnly() {
    return LocalStack.start(
        new StackOptions(folder(), PortPlan.free(), List.of(), false), StartListener.NONE);
  }

  private static StackFolder folder() {
    return new StackFolder(Path.of("target", FOLDER));
  }

  private RebuildResult rebuild(boolean drop) throws Exception {
    return new Rebuild(folder(), PortPlan.free(), drop, heard).run();
  }

  private static int ask(Stack stack, String model, String run) throws Exception {
    String request =
        """
        {"modelName": "%s", "workspace": "default", "environment": "dev", "runId": "%s"}
        """
            .formatted(model, run);
    return stack.send("POST", "/deployments", Group.DEPLOYER, request).statusCode();
  }

  private static List<Integer> counts(Findings findings) {
    return findings.comparisons().stream().map(each -> Math.toIntExact(each.rebuilt())).toList();
  }

  /// What the listener was told.
  private static final class Heard implements RebuildListener {

    private final List<String> kept = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    @Override
    public void keeps(String database) {
      kept.add(database);
    }

    @Override
    public void findsNone() {}

    @Override
    public void applies(Progress now) {
      progress.add(now);
    }

    @Override
    public void waits(String step, String forWhat) {}

    @Override
    public void done(String step, Duration took) {}
  }
}
