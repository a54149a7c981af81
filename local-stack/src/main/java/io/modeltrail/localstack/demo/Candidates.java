package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.localstack.demo.TrainingJob.Published;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A team that trains in one place: its runs are candidates, and become versions when their
/// deployment is asked for.
final class Candidates {

  static final String MODEL = "wine-research";

  private static final String WORKSPACE = "research";
  private static final String REPOSITORY = "https://git.example/cellar/wine";
  private static final String COMMIT = "9e02d7b4c1a85f3697d0e2b8f4c6a1d35e7f9b02";

  private final Stage stage;
  private final Claims claims;
  private final TrainingJob job;
  private final Api registry;
  private final Decided decided;
  private final Lineage lineage;

  Candidates(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.job = new TrainingJob(stage);
    this.registry = stage.api(Service.REGISTRY);
    this.decided = new Decided(stage.api(Service.PROMOTION));
    this.lineage = new Lineage(registry, WORKSPACE);
  }

  void tell() throws Exception {
    stage.chapter(
        "Another trains in one place, and registers what it deploys",
        "Its workspace is research. First the operator changes the rules: dev and production wait until",
        "somebody asks; only qa still takes by itself what dev has taken.");
    new Rules(stage).change(Rules.whenAsked(), 3);
    List<Published> runs = train();
    overHttp(runs.get(1));
    overKafka(runs.get(2));
    toProduction(runs.get(2));
    beforeItsRun(runs.get(2));
    claims.equal(
        "the first run, which nobody asked for, is a candidate still",
        0,
        () -> lineage.version(runs.getFirst()));
  }

  private List<Published> train() throws Exception {
    List<Published> runs =
        job.run(
            stage::say,
            "--study=wine-cultivar",
            "--model=" + MODEL,
            "--workspace=" + WORKSPACE,
            "--repository=" + REPOSITORY,
            "--commit=" + COMMIT);
    claims.equal(
        "its %d runs are candidates".formatted(runs.size()),
        runs.stream().map(Published::runId).sorted().toList(),
        this::candidates);
    claims.equal("and none is a version", List.of(), this::versions);
    return runs;
  }

  private void overHttp(Published run) throws Exception {
    JsonNode asked = registry.post(Group.DEPLOYER, "/deployments", request(run.runId(), "dev"));
    claims.equal(
        "the second run's deployment to dev is asked for over HTTP: it becomes version 1",
        "ASKED 1",
        () -> asked.path("state").asText() + " " + asked.path("version").asText());
    becomes(run, 1);
  }

  private void overKafka(Published run) throws Exception {
    DeploymentRequested request =
        DeploymentRequested.newBuilder()
            .setEventId(UUID.randomUUID())
            .setModelName(MODEL)
            .setWorkspace(WORKSPACE)
            .setEnvironment("dev")
            .setRunId(run.runId())
            .setReason("the pipeline deploys it")
            .build();
    stage.log().tell("deployment.requested", MODEL, request);
    claims.equal(
        "the third run's is asked for over Kafka: it becomes version 2",
        "ASKED 2",
        () -> answer(request.getEventId().toString()));
    becomes(run, 2);
  }

  private void becomes(Published run, int version) {
    claims.equal(
        "it was registered at deployment, and names its run and commit",
        List.of("DEPLOYMENT", run.runId(), COMMIT),
        () -> lineage.of(MODEL, version));
    claims.equal("the run names its version", version, () -> lineage.version(run));
    claims.equal(
        "dev takes it because it was asked for, qa by the rules: %s".formatted(run.quality()),
        List.of("dev PROMOTED", "qa PROMOTED"),
        () -> Decided.inWords(decided.all(MODEL, version)));
  }

  private void toProduction(Published run) throws Exception {
    JsonNode asked =
        registry.post(Group.DEPLOYER, "/deployments", request(run.runId(), "production"));
    claims.equal(
        "the same run for production is no second version",
        "ASKED 2 [1, 2]",
        () ->
            "%s %s %s"
                .formatted(
                    asked.path("state").asText(), asked.path("version").asText(), versions()));
    claims.equal(
        "production takes it because it was asked for",
        List.of("dev PROMOTED", "qa PROMOTED", "production PROMOTED"),
        () -> Decided.inWords(decided.all(MODEL, 2)));
  }

  private void beforeItsRun(Published like) throws Exception {
    String run = "nightly-1";
    String eventId =
        registry.tell(Group.DEPLOYER, "/deployments", request(run, "dev")).path("eventId").asText();
    claims.equal(
        "a request that comes before its run waits, and says for what",
        "run %s of workspace %s".formatted(run, WORKSPACE),
        () -> deployment(eventId).path("waitingFor").asText());
    ObjectNode trained = JsonNodeFactory.instance.objectNode().put("modelName", MODEL);
    trained.put("workspace", WORKSPACE).putObject("run").put("runId", run);
    trained
        .putObject("artifact")
        .put("uri", like.file().toUri().toString())
        .put("sha256", like.sha256());
    trained.putObject("metrics").put("accuracy", like.metrics().get("accuracy"));
    registry.post(Group.TRAINER, "/training-runs", trained);
    claims.equal(
        "when the run is told of, it is answered: version 3", "ASKED 3", () -> answer(eventId));
    claims.equal(
        "and the version goes the same way",
        List.of("dev PROMOTED", "qa PROMOTED"),
        () -> Decided.inWords(decided.all(MODEL, 3)));
  }

  private static ObjectNode request(String runId, String environment) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("modelName", MODEL)
        .put("workspace", WORKSPACE)
        .put("environment", environment)
        .put("runId", runId)
        .put("reason", "the team has chosen it");
  }

  private String answer(String eventId) throws Exception {
    JsonNode deployment = deployment(eventId);
    return deployment.path("state").asText() + " " + deployment.path("version").asText();
  }

  private JsonNode deployment(String eventId) throws Exception {
    return registry.get(Group.DEPLOYER, "/deployments/" + eventId);
  }

  private List<String> candidates() throws Exception {
    List<String> runs = new ArrayList<>();
    for (JsonNode each : registry.all(Group.TRAINER, "/runs?workspace=" + WORKSPACE)) {
      if (!each.has("registered")) {
        runs.add(each.at("/run/runId").asText());
      }
    }
    return runs.stream().sorted().toList();
  }

  private List<Integer> versions() {
    return stage.log().registered().stream()
        .filter(version -> version.getModelName().equals(MODEL))
        .map(ModelRegistered::getVersion)
        .toList();
  }
}
