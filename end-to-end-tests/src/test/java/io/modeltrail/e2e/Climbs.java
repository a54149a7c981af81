package io.modeltrail.e2e;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/// Versions of some models that the rules let climb from environment to environment by themselves,
/// and amid them reports of deployments that make the environments go back.
final class Climbs {

  static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");
  static final int MODELS = 40;
  static final int VERSIONS = 47;

  /// Promotion of every tenth model to production asks a person.
  static final String RULES =
      """
      environments:
        - name: dev
          promote: automatically
          on-failed-deployment: roll-back
        - name: qa
          after: dev
          promote: automatically
          on-failed-deployment: roll-back
          gates:
            - { name: floor, require: metrics.accuracy >= 0.05 }
        - name: production
          after: qa
          promote: automatically
          on-failed-deployment: roll-back
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
      models:
        - match: reviewed-*
          environments:
            production: { approvals: [ { role: validator } ] }
      """;

  private final Random random;
  private final Function<ModelRegistered, byte[]> registered;
  private final Function<DeploymentReported, byte[]> reported;

  Climbs(
      Random random,
      Function<ModelRegistered, byte[]> registered,
      Function<DeploymentReported, byte[]> reported) {
    this.random = random;
    this.registered = registered;
    this.reported = reported;
  }

  static String model(int number) {
    return (number % 10 == 0 ? "reviewed-%02d" : "churn-%02d").formatted(number);
  }

  /// Each model's versions in order.
  List<Letter> letters() {
    List<Letter> letters = new ArrayList<>();
    for (int version = 1; version <= VERSIONS; version++) {
      for (int number = 0; number < MODELS; number++) {
        letters.add(version(model(number), version));
        if (random.nextInt(14) == 0) {
          letters.add(report(model(random.nextInt(MODELS))));
        }
      }
    }
    return letters;
  }

  private Letter version(String model, int version) {
    ModelRegistered told =
        ModelRegistered.newBuilder()
            .setEventId(id())
            .setModelName(model)
            .setVersion(version)
            .setPhase(Phase.TRAINING)
            .setServes(ENVIRONMENTS)
            .setMetrics(Map.of("accuracy", version == VERSIONS ? 1 : random.nextDouble()))
            .setRun(Run.newBuilder().setRunId("run-" + version).build())
            .setArtifact(
                Artifact.newBuilder()
                    .setUri("s3://models/" + model + "/" + version)
                    .setSha256("%064x".formatted(random.nextLong(Long.MAX_VALUE)))
                    .build())
            .build();
    return letter("model.registered", model, registered.apply(told));
  }

  private Letter report(String model) {
    DeploymentReported told =
        DeploymentReported.newBuilder()
            .setEventId(id())
            .setModelName(model)
            .setEnvironment(ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())))
            .setOutcome(
                random.nextInt(3) == 0 ? DeploymentOutcome.SUCCEEDED : DeploymentOutcome.FAILED)
            .build();
    return letter("deployment.reported", model, reported.apply(told));
  }

  private static Letter letter(String topic, String model, byte[] value) {
    return new Letter(topic, model, value, null, null);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
