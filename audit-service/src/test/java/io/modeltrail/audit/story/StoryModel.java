package io.modeltrail.audit.story;

import static io.modeltrail.audit.story.StoryRules.job;
import static io.modeltrail.audit.story.StoryRules.person;

import io.modeltrail.audit.answers.story.Subjects;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.AssessmentKind;
import io.modeltrail.event.Conclusion;
import io.modeltrail.event.Dataset;
import io.modeltrail.event.DatasetRole;
import io.modeltrail.event.DeploymentOutcome;
import io.modeltrail.event.DeploymentReported;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Phase;
import io.modeltrail.event.Run;
import io.modeltrail.event.Severity;
import io.modeltrail.governance.gate.Subject;
import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What is told of one model: training jobs, registry-service, people, deployment systems.
public final class StoryModel {

  final Story story;
  final String name;
  final Map<String, Long> revisions = new HashMap<>();
  final Map<String, ModelPromoted> champions = new HashMap<>();
  private int versions;

  StoryModel(Story story, String name) {
    this.story = story;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /// A run is told of, becomes the next version, and goes to `dev`.
  public Told<ModelRegistered> trained(String runId, double accuracy) {
    return trained(runId, accuracy, it -> it, it -> it);
  }

  /// The same, told or registered otherwise.
  public Told<ModelRegistered> trained(
      String runId,
      double accuracy,
      UnaryOperator<ModelTrained.Builder> told,
      UnaryOperator<ModelRegistered.Builder> registered) {
    Told<ModelTrained> run = run(runId, accuracy, told);
    Told<ModelRegistered> version = registered(run, registered);
    promoted(version, "dev");
    return version;
  }

  /// The rules promote a version by themselves.
  public StoryPromotion promoted(Told<ModelRegistered> version, String environment) {
    return StoryPromotion.automatically(this, version, environment);
  }

  /// A run is told of, and becomes nothing.
  public Told<ModelTrained> run(
      String runId, double accuracy, UnaryOperator<ModelTrained.Builder> told) {
    ModelTrained.Builder run =
        ModelTrained.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(job("train-bot"))
            .setModelName(name)
            .setRun(
                Run.newBuilder()
                    .setRunId(runId)
                    .setStartedBy("tom")
                    .setCodeRepository("https://git.example/" + name)
                    .setCodeCommit(digest("code/" + runId).substring(0, 40))
                    .setCodeDirty(false)
                    .setImageDigest(digest("image"))
                    .build())
            .setArtifact(artifact(runId))
            .setParameters(Map.of("depth", "6"))
            .setMetrics(Map.of("accuracy", accuracy))
            .setDatasets(
                List.of(
                    Dataset.newBuilder()
                        .setName("customers")
                        .setRole(DatasetRole.TRAINING)
                        .setSha256(digest("customers"))
                        .build()));
    return story.tell("model.trained", name, told.apply(run).build());
  }

  /// registry-service makes a run the next version.
  public Told<ModelRegistered> registered(
      Told<ModelTrained> run, UnaryOperator<ModelRegistered.Builder> words) {
    ModelTrained said = run.said();
    ModelRegistered.Builder version =
        ModelRegistered.newBuilder()
            .setEventId(EventIds.derived("model.registered", said.getEventId(), name, 1))
            .setOccurredAt(run.at())
            .setCausationId(said.getEventId())
            .setActor(said.getActor())
            .setModelName(name)
            .setVersion(++versions)
            .setPhase(Phase.TRAINING)
            .setServes(List.of("dev", "production"))
            .setGovernanceRevision(story.rules.revision())
            .setWorkspace(said.getWorkspace())
            .setRun(said.getRun())
            .setArtifact(said.getArtifact())
            .setParameters(said.getParameters())
            .setMetrics(said.getMetrics())
            .setDatasets(said.getDatasets());
    return story.tell("model.registered", name, words.apply(version).build());
  }

  public void skipVersion() {
    versions++;
  }

  public void skipRevision(String environment) {
    revisions.merge(environment, 1L, Long::sum);
  }

  public Told<ModelDescribed> described(UnaryOperator<ModelDescribed.Builder> words) {
    ModelDescribed.Builder described =
        ModelDescribed.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(person("olga", "trainer"))
            .setModelName(name);
    return story.tell("model.described", name, words.apply(described).build());
  }

  public Told<ModelAssessed> assessed(
      int version, AssessmentKind kind, UnaryOperator<ModelAssessed.Builder> words) {
    ModelAssessed.Builder assessed =
        ModelAssessed.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(person("vera", "approver"))
            .setModelName(name)
            .setVersion(version)
            .setKind(kind)
            .setConclusion(Conclusion.PASSED);
    return story.tell("model.assessed", name, words.apply(assessed).build());
  }

  /// Somebody asks for a promotion, at the door.
  public StoryPromotion requested(int version, String environment, String by) {
    return new StoryPromotion(this, version(version), environment, person(by, "deployer"), false)
        .asked();
  }

  public StoryPromotion emergency(int version, String environment, String by) {
    return new StoryPromotion(this, version(version), environment, person(by, "risk-officer"), true)
        .asked();
  }

  /// The environment returns to a version.
  ///
  /// @param signed whether it is asked for at the door
  public StoryPromotion rolledBack(String environment, int toVersion, String by, boolean signed) {
    return StoryPromotion.back(this, environment, toVersion, person(by, "operator"), signed);
  }

  public StoryPromotion retired(String environment, String by) {
    return StoryPromotion.back(this, environment, null, person(by, "operator"), true);
  }

  private ModelRegistered version(int number) {
    return story.facts(name).version(number).orElseThrow().said();
  }

  /// A deployment system says that it runs what was promoted.
  public Told<DeploymentReported> reported(
      String environment, UUID promotionId, UnaryOperator<DeploymentReported.Builder> words) {
    DeploymentReported.Builder report =
        DeploymentReported.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(job("deploy-bot"))
            .setModelName(name)
            .setEnvironment(environment)
            .setPromotionId(promotionId)
            .setTarget("eu")
            .setOutcome(DeploymentOutcome.SUCCEEDED);
    return story.tell("deployment.reported", name, words.apply(report).build());
  }

  public Told<ModelAlarmed> alarmed(String environment, int version, String rule) {
    return story.tell(
        "model.alarmed",
        name,
        ModelAlarmed.newBuilder()
            .setEventId(story.nextId())
            .setOccurredAt(story.now())
            .setActor(StoryRules.service("promotion-service"))
            .setModelName(name)
            .setEnvironment(environment)
            .setVersion(version)
            .setRule(rule)
            .setDetail("observed.accuracy = 0.70")
            .setSeverity(Severity.WARNING)
            .build());
  }

  /// A version as gates see it.
  Subject subject(int version, Instant at) {
    var facts = story.facts(name);
    return new Subjects(facts, at).of(facts.version(version).orElseThrow().said());
  }

  /// What the environment runs.
  public ModelPromoted champion(String environment) {
    return champions.get(environment);
  }

  public static Artifact artifact(String runId) {
    return Artifact.newBuilder()
        .setUri("s3://models/" + runId)
        .setSha256(digest("artifact/" + runId))
        .build();
  }

  /// 64 hex digits that are the same for the same text.
  public static String digest(String text) {
    String hex = EventIds.named(text).toString().replace("-", "");
    return hex + hex;
  }
}
