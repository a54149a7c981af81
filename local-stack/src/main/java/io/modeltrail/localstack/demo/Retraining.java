package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modeltrail.localstack.demo.TrainingJob.Published;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.util.List;

/// A team that trains anew in each environment: production takes the code that qa has taken.
final class Retraining {

  private static final String MODEL = "breast-cancer-retrained";
  private static final String REPOSITORY = "https://git.example/pathology/diagnosis";
  private static final String TRIED = "3c9d1f6a2b8e4705d6c1a9f3e8b2470d5a6c1e9f";
  private static final String UNTRIED = "b71e0c4d9a5f2836e7d0b4c8a1f59362d8e7b0c4";

  private final Stage stage;
  private final Claims claims;
  private final TrainingJob job;
  private final Api registry;
  private final Api promotion;
  private final Decided decided;

  Retraining(Stage stage) {
    this.stage = stage;
    this.claims = stage.claims();
    this.job = new TrainingJob(stage);
    this.registry = stage.api(Service.REGISTRY);
    this.promotion = stage.api(Service.PROMOTION);
    this.decided = new Decided(promotion);
  }

  void inEachEnvironment() throws Exception {
    stage.chapter(
        "One team trains anew in each environment",
        "It has a workspace for each: retrain-qa, retrain-production. A run becomes a version when it is",
        "trained, and stays where it was trained. What has to have been in qa is its code.");
    version(1, "retrain-qa", TRIED);
    claims.equal("qa takes it", List.of("qa PROMOTED"), () -> automatic(1));
    version(2, "retrain-production", TRIED);
    claims.equal(
        "production takes it: qa has a champion from the same commit",
        List.of("production PROMOTED"),
        () -> automatic(2));
    version(3, "retrain-production", UNTRIED);
    JsonNode asked = ask(3);
    String promoted = "/promotions/" + asked.path("promotionId").asText();
    claims.equal(
        "from another commit it does not get there, not even when its deployment is asked for",
        "REFUSED NOT_REACHED",
        () -> {
          JsonNode answer = promotion.get(Group.DEPLOYER, promoted);
          return answer.path("state").asText() + " " + answer.path("code").asText();
        });
    stage.say("            " + promotion.get(Group.DEPLOYER, promoted).path("detail").asText());
    claims.equal("and did not by itself", List.of(), () -> automatic(3));
  }

  private void version(int number, String workspace, String commit) throws Exception {
    Published run =
        job.run(
                line -> {},
                "--study=breast-cancer-diagnosis",
                "--algorithm=logistic regression",
                "--model=" + MODEL,
                "--workspace=" + workspace,
                "--repository=" + REPOSITORY,
                "--commit=" + commit)
            .getFirst();
    Lineage lineage = new Lineage(registry, workspace);
    claims.equal(
        "trained in %s from commit %s, it is version %d; it names run and commit"
            .formatted(workspace, commit.substring(0, 7), number),
        List.of("TRAINING", run.runId(), commit),
        () -> lineage.of(MODEL, number));
  }

  private JsonNode ask(int version) throws Exception {
    return registry.post(
        Group.DEPLOYER,
        "/deployments",
        JsonNodeFactory.instance
            .objectNode()
            .put("modelName", MODEL)
            .put("workspace", "retrain-production")
            .put("environment", "production")
            .put("version", version)
            .put("reason", "it is urgent"));
  }

  private List<String> automatic(int version) throws Exception {
    return Decided.inWords(decided.automatic(MODEL, version));
  }
}
