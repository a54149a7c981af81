package io.modeltrail.registry.registration;

import static io.modeltrail.service.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.Evaluation;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RegistrationIT {

  private static final List<String> SAID_IN_ORDER =
      List.of("run", "artifact", "parameters", "metrics", "statistics", "datasets", "tags");

  @Inject Log log;

  @Test
  void versions_are_dealt_in_the_logs_order_without_gaps() {
    // given
    List<ModelTrained> told =
        IntStream.range(0, 50).mapToObj(i -> Log.trained("ordered", "run-" + i)).toList();

    // when
    told.forEach(log::send);

    // then
    await().untilAsserted(() -> assertThat(log.registered("ordered")).hasSize(50));
    List<ModelRegistered> registered = log.registered("ordered");
    assertThat(registered)
        .extracting(ModelRegistered::getVersion)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(registered)
        .extracting(each -> each.getRun().getRunId())
        .containsExactlyElementsOf(told.stream().map(each -> each.getRun().getRunId()).toList());
  }

  @Test
  void a_version_says_all_that_the_training_job_said() throws Exception {
    // given
    ModelTrained told = full();

    // when
    log.send(told);

    // then
    await().untilAsserted(() -> assertThat(log.registered("complete")).hasSize(1));
    ModelRegistered registered = log.registered("complete").getFirst();
    for (String field :
        List.of(
            "actor",
            "workspace",
            "run",
            "artifact",
            "algorithm",
            "task",
            "parameters",
            "metrics",
            "metricsDataset",
            "evaluations",
            "statistics",
            "datasets",
            "baseModels",
            "attachments",
            "tags",
            "description")) {
      assertThat(registered.get(field)).as(field).isEqualTo(told.get(field));
    }
    assertThat(registered.getCausationId()).isEqualTo(told.getEventId());
    assertThat(registered.getPhase()).isEqualTo(Phase.TRAINING);
    assertThat(registered.getServes()).containsExactly("dev", "qa", "production");
    assertThat(registered.getGovernanceRevision()).isEqualTo(1);
    as("auditor")
        .get("/models/complete/versions/1")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("metrics.accuracy", equalTo(0.97f))
        .body("parameters.depth", equalTo("4"))
        .body("datasets[0].role", equalTo("TEST"))
        .body("causationId", equalTo(told.getEventId().toString()))
        .body("eventId", equalTo(registered.getEventId().toString()));
    List<String> shown = new ArrayList<>();
    new ObjectMapper()
        .readTree(as("auditor").get("/models/complete/versions/1").asString())
        .fieldNames()
        .forEachRemaining(shown::add);
    assertThat(shown.stream().filter(SAID_IN_ORDER::contains))
        .containsExactlyElementsOf(SAID_IN_ORDER);
    as("auditor")
        .get("/models?tag=team:risk&query=complete")
        .then()
        .body("items.name", equalTo(List.of("complete")));
    as("auditor")
        .get("/workspaces/default/runs/run-full")
        .then()
        .statusCode(200)
        .body("made", hasSize(1))
        .body("made[0].registered.version", equalTo(1));
  }

  @Test
  void the_same_run_under_another_event_id_is_no_second_version() {
    // given
    ModelTrained first = Log.trained("twice", "run-1");
    ModelTrained second = ModelTrained.newBuilder(first).setEventId(UUID.randomUUID()).build();

    // when
    log.send(first);
    log.send(first);
    log.send(second);
    log.send(Log.trained("twice", "run-2"));

    // then
    await().untilAsserted(() -> assertThat(log.registered("twice")).hasSize(2));
    as("trainer")
        .get("/events/" + second.getEventId())
        .then()
        .body("state", equalTo("DUPLICATE"))
        .body("duplicateOf", equalTo(first.getEventId().toString()))
        .body("href", equalTo("/models/twice/versions/1"));
  }

  /// As from a client with another partitioner: two loops deal the same model's numbers at once.
  @Test
  void a_model_on_two_partitions_has_numbers_without_gap_or_repeat() {
    // when
    for (int i = 0; i < 100; i++) {
      log.send(i % 2 * 5, "scattered", log.encode(Log.trained("scattered", "run-" + i)));
    }

    // then
    await().untilAsserted(() -> assertThat(log.registered("scattered")).hasSize(100));
    assertThat(log.registered("scattered"))
        .extracting(ModelRegistered::getVersion)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    given().get("/q/metrics").then().body(matchesPattern("(?s).*misplaced_total [1-9].*"));
  }

  @Test
  void records_carry_the_headers_of_cloud_events() {
    // when
    log.send(Log.trained("headers", "run-1"));

    // then
    await().untilAsserted(() -> assertThat(log.records("model.registered", "headers")).hasSize(1));
    ConsumerRecord<byte[], byte[]> record = log.records("model.registered", "headers").getFirst();
    List<String> names = new ArrayList<>();
    record.headers().forEach(header -> names.add(header.key()));
    assertThat(names)
        .contains(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_subject",
            "ce_time",
            "content-type");
    assertThat(new String(record.headers().lastHeader("ce_id").value(), UTF_8))
        .isEqualTo(log.registered("headers").getFirst().getEventId().toString());
  }

  private static ModelTrained full() {
    ModelTrained told = Log.trained("complete", "run-full");
    told.setActor(
        new Actor("job-7", ActorKind.JOB, null, List.of(), io.modeltrail.event.Via.KAFKA));
    told.getRun().setExperiment("exp");
    told.getRun().setStartedAt(Instant.parse("2026-01-31T12:00:00Z"));
    told.getRun().setCodeDirty(false);
    told.getRun().setExternalIds(Map.of("mlflow", "abc"));
    told.setAlgorithm("decision tree");
    told.setParameters(Map.of("depth", "4", "criterion", "gini – ünïcode 🚀"));
    told.setMetrics(Map.of("accuracy", 0.97, "tiny", Double.MIN_VALUE, "huge", 1.7e308));
    told.setMetricsDataset("held-out");
    told.setEvaluations(List.of(new Evaluation("held-out", "region=eu", Map.of("accuracy", 0.9))));
    told.setDatasets(
        List.of(
            new Dataset(
                "held-out",
                "s3://d",
                DatasetRole.TEST,
                "3",
                "b".repeat(64),
                178L,
                Map.of("mean", 0.1))));
    told.setTags(Map.of("team", "risk"));
    told.setDescription("described");
    return told;
  }
}
