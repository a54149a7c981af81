package io.modeltrail.registry.registration;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.messaging.loop.EventIntake;
import io.modeltrail.messaging.loop.Intake;
import io.modeltrail.messaging.loop.Intakes;
import io.modeltrail.messaging.loop.Loop;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.loop.Loops;
import io.modeltrail.messaging.loop.MessagingSchema;
import io.modeltrail.messaging.loop.Reach;
import io.modeltrail.messaging.outcome.Awaited;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.registry.Log;
import io.modeltrail.registry.RealParts;
import io.modeltrail.registry.ShortWait;
import io.modeltrail.registry.TwoTeams;
import io.modeltrail.registry.ingestion.Domains;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// An empty database comes to the same models, versions and numbers, from the log alone.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class RebuildIT {

  private static final int MODELS = 8;
  private static final int RUNS = 12;

  /// Most requests, or assessments, of a model that wait at once.
  private static final int WAITING_MAX = 100;

  private static final Duration WAIT = Duration.ofSeconds(3);

  @Inject Log log;
  @Inject TwoTeams rules;
  @Inject DataSource dataSource;
  @Inject LoopSettings settings;
  @Inject SchemaRegistry schemas;
  @Inject Reach reach;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.username")
  String user;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Test
  void an_empty_database_comes_to_the_same_versions_and_numbers() throws Exception {
    // given
    rules.apply();
    aRush();
    aBusyMorning(new Random(20261124));
    List<String> live = dump(dataSource);
    int told = told();
    assertThat(live).hasSizeGreaterThan(MODELS * RUNS);
    DataSource empty = emptyDatabase();

    // when
    try (RulesInForce rulesAgain = new RulesInForce(again(), schemas);
        Loops loops =
            new Loops(
                again(), new Loop.Parts(intakes(rulesAgain, empty), empty, schemas, p -> {}), 2);
        Reach reachAgain = new Reach(again(), topics(rulesAgain, empty), empty)) {
      loops.start();
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                assertThat(reachAgain.isAtEnd()).isTrue();
                assertThat(dump(empty)).isEqualTo(live);
              });
    }

    // then
    assertThat(count(empty, "told_version")).isZero();
    assertThat(count(empty, "told_refusal")).isZero();
    assertThat(told()).isEqualTo(told);
  }

  /// Of a model that nobody has told of, a hundred requests and a hundred assessments wait; what
  /// comes then is refused, although its run is told later. One is sent again; another model's,
  /// too, that has waited in vain.
  private void aRush() {
    DeploymentRequested late = Log.requested("default", "late", "dev", "late-run");
    log.send(late);
    List<DeploymentRequested> requests = new ArrayList<>();
    List<ModelAssessed> assessments = new ArrayList<>();
    for (int i = 0; i < WAITING_MAX + 2; i++) {
      requests.add(
          Log.requested("research", "rushed", "dev", i < WAITING_MAX ? "never-" + i : "r" + i));
      ModelAssessed ofRun = finding("rushed", null);
      ofRun.setWorkspace("research");
      ofRun.setRunId("r" + WAITING_MAX);
      assessments.add(ofRun);
    }
    requests.forEach(each -> sendLater("deployment.requested", each));
    assessments.forEach(each -> sendLater("model.assessed", each));
    DeploymentRequested again = requests.getLast();
    refused(again.getEventId(), "TOO_MANY_WAIT");
    refused(assessments.getLast().getEventId(), "TOO_MANY_WAIT");
    log.send(Log.trained("research", "rushed", "r" + WAITING_MAX));
    log.send(Log.trained("research", "rushed", again.getRunId()));
    refused(requests.get(WAITING_MAX - 1).getEventId(), "RUN_UNKNOWN");
    refused(late.getEventId(), "RUN_UNKNOWN");
    log.send(Log.trained("default", "late", "late-run"));
    List.of(again, late).forEach(log::send);
    for (DeploymentRequested sent : List.of(again, late)) {
      await()
          .untilAsserted(
              () ->
                  as("deployer")
                      .get("/events/" + sent.getEventId())
                      .then()
                      .body("state", equalTo("APPLIED")));
    }
  }

  /// In a burst: the first must still wait when the last comes.
  private void sendLater(String topic, SpecificRecord event) {
    var unused = log.plain().sendLater(topic, null, "rushed", log.plain().encode(topic, event));
  }

  private static void refused(UUID event, String code) {
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get("/events/" + event)
                    .then()
                    .body("state", equalTo("REFUSED"))
                    .body("code", equalTo(code)));
  }

  /// Runs of both teams, requests for them in another order, some before their runs, some in vain.
  private void aBusyMorning(Random random) throws Exception {
    List<DeploymentRequested> requests = new ArrayList<>();
    for (int m = 0; m < MODELS; m++) {
      for (int r = 0; r < RUNS; r++) {
        String workspace = m % 2 == 0 ? "research" : "default";
        requests.add(Log.requested(workspace, "rebuilt-" + m, "dev", "run-" + r));
        requests.add(Log.requested(workspace, "rebuilt-" + m, "qa", "run-" + r));
      }
    }
    Collections.shuffle(requests, random);
    int early = requests.size() / 4;
    requests.subList(0, early).forEach(log::send);
    List<ModelAssessed> found = findings();
    found.forEach(log::send);
    DeploymentRequested inVain = Log.requested("research", "rebuilt-0", "dev", "never-told");
    log.send(inVain);
    DeploymentRequested tooEarly = Log.requested("default", "rebuilt-1", "dev", null);
    tooEarly.setVersion(RUNS + 1);
    log.send(tooEarly);
    DeploymentRequested ofOthers = Log.requested("research", "rebuilt-1", "dev", null);
    ofOthers.setVersion(1); // which comes from another workspace
    log.send(ofOthers);
    List<ModelTrained> runs = runs();
    Collections.shuffle(runs, random);
    runs.forEach(log::send);
    runsOfTwoArtifacts().forEach(log::send);
    await().untilAsserted(() -> assertThat(reach.isAtEnd()).isTrue());
    refusedForWhatRunsSaid().forEach(log::send);
    requests.subList(early, requests.size()).forEach(log::send);
    findings().subList(0, 3 * MODELS).forEach(log::send);
    log.plain().send("model.described", "rebuilt-1", described("rebuilt-1"));
    await()
        .untilAsserted(
            () ->
                List.of(
                        inVain.getEventId(),
                        tooEarly.getEventId(),
                        found.getLast().getEventId(),
                        found.get(found.size() - 2).getEventId())
                    .forEach(
                        each ->
                            as("deployer")
                                .get("/events/" + each)
                                .then()
                                .body("state", equalTo("REFUSED"))));
    log.send(Log.trained("research", "rebuilt-0", "never-told"));
    log.send(Log.trained("default", "rebuilt-1", "too-late"));
    log.plain().send("artifact.checked", "rebuilt-1", checked("rebuilt-1"));
    await().untilAsserted(() -> assertThat(reach.isAtEnd()).isTrue());
  }

  private static List<ModelTrained> runs() {
    List<ModelTrained> runs = new ArrayList<>();
    for (int m = 0; m < MODELS; m++) {
      for (int r = 0; r < RUNS; r++) {
        runs.add(Log.trained(m % 2 == 0 ? "research" : "default", "rebuilt-" + m, "run-" + r));
      }
    }
    return runs;
  }

  private static List<ModelTrained> runsOfTwoArtifacts() {
    List<ModelTrained> runs = new ArrayList<>();
    for (int m = 0; m < MODELS; m += 2) {
      for (String sha256 : List.of("b".repeat(64), "c".repeat(64))) {
        ModelTrained run = Log.trained("research", "rebuilt-" + m, "twice");
        run.getArtifact().setSha256(sha256);
        runs.add(run);
      }
    }
    return runs;
  }

  /// Read before what the runs said, these would wait, and be answered by the first that comes.
  private static List<DeploymentRequested> refusedForWhatRunsSaid() {
    List<DeploymentRequested> requests = new ArrayList<>();
    for (int m = 0; m < MODELS; m += 2) {
      requests.add(Log.requested("research", "rebuilt-" + m, "dev", "twice"));
      DeploymentRequested ofOthers = Log.requested("research", "rebuilt-" + (m + 1), "dev", null);
      ofOthers.setVersion(1);
      requests.add(ofOthers);
    }
    return requests;
  }

  /// Of versions and of runs, some withdrawn; at last, one of a version that comes too late, and
  /// its withdrawal.
  private static List<ModelAssessed> findings() {
    List<ModelAssessed> found = new ArrayList<>();
    for (int m = 0; m < MODELS; m++) {
      ModelAssessed ofVersion = finding("rebuilt-" + m, m % 2 == 0 ? null : 1 + m);
      if (ofVersion.getVersion() == null) {
        ofVersion.setWorkspace("research");
        ofVersion.setRunId("run-" + m);
      }
      found.add(ofVersion);
      found.add(withdrawal(ofVersion));
      found.add(withdrawal(ofVersion)); // of no effect
    }
    ModelAssessed tooEarly = finding("rebuilt-1", RUNS + 1);
    found.add(tooEarly);
    found.add(withdrawal(tooEarly));
    return found;
  }

  private static ModelAssessed finding(String model, Integer version) {
    return ModelAssessed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(version)
        .setKind(AssessmentKind.FINDING)
        .build();
  }

  private static ModelAssessed withdrawal(ModelAssessed of) {
    return ModelAssessed.newBuilder(of)
        .setEventId(UUID.randomUUID())
        .setKind(AssessmentKind.WITHDRAWAL)
        .setWithdraws(of.getEventId())
        .build();
  }

  private static ModelDescribed described(String model) {
    return ModelDescribed.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setOwner("team-risk")
        .setTags(Map.of("tier", "1"))
        .build();
  }

  private static ArtifactChecked checked(String model) {
    return ArtifactChecked.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName(model)
        .setVersion(1)
        .setSha256("a".repeat(64))
        .setOutcome(CheckOutcome.VERIFIED)
        .build();
  }

  private int told() {
    int told = log.registered("rushed").size() + log.registered("late").size();
    for (int m = 0; m < MODELS; m++) {
      told += log.registered("rebuilt-" + m).size();
    }
    return told;
  }

  private LoopSettings again() {
    return new LoopSettings(
        "registry-again",
        "again",
        "",
        settings.kafka(),
        50,
        settings.sessionTimeout(),
        settings.retryDelayMax(),
        settings.cutGrace());
  }

  private Intakes intakes(RulesInForce rulesAgain, DataSource empty) {
    return EventIntake.of(
        Domains.of(
            rulesAgain,
            new ToldVersions(again(), schemas, empty),
            new Registrar.Settings(WAIT, uri -> false)),
        new Awaited());
  }

  private Intake.Topics topics(RulesInForce rulesAgain, DataSource empty) {
    return intakes(rulesAgain, empty).open(again(), schemas).topics();
  }

  private DataSource emptyDatabase() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE registry_again");
    }
    PGSimpleDataSource empty = new PGSimpleDataSource();
    empty.setUrl(url.replaceAll("/registry(\\?|$)", "/registry_again$1"));
    empty.setUser(user);
    empty.setPassword(password);
    Flyway.configure().dataSource(empty).locations("classpath:db/registry").load().migrate();
    MessagingSchema.migrate(empty);
    return empty;
  }

  /// All that the service knows, but for when it came to know it.
  private static List<String> dump(DataSource of) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = of.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT * FROM (
                  SELECT 'model ' || name || ' ' || last_version || ' ' || created_at FROM model
                  UNION ALL
                  SELECT 'run ' || r::text FROM training_run r
                  UNION ALL
                  SELECT 'version ' || v::text FROM model_version v
                  UNION ALL
                  SELECT 'deployment ' || concat_ws(' ', request_event_id, state, code, version, promotion_id, content)
                  FROM deployment
                  UNION ALL
                  SELECT 'assessment ' || a::text FROM assessment a
                  UNION ALL
                  SELECT 'assessment that waits ' || w::text FROM assessment_that_waits w
                  UNION ALL
                  SELECT 'check ' || c::text FROM artifact_check c
                  UNION ALL
                  SELECT 'description ' || d::text FROM description d
                  UNION ALL
                  SELECT 'rejection ' || concat_ws(' ', topic, partition, "offset", code)
                  FROM messaging.rejection) AS all_of_it(line)
                ORDER BY line
                """)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private static int count(DataSource of, String table) throws SQLException {
    try (Connection connection = of.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }
}
