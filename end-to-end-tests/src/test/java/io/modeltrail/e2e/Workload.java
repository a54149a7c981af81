package io.modeltrail.e2e;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What is sent on a busy day, in no order: runs of many models, some told twice, records that are
/// no good, and what a team sends that registers at deployment.
final class Workload {

  static final int MODELS = 200;
  static final int RECORDS = 5_000;

  static final String TRAINED = "model.trained";

  private static final int REPEATED = 250;
  private static final int TOLD_ANEW = 250;
  private static final int RUNS = RECORDS - REPEATED - TOLD_ANEW - Poison.COUNT;

  private final Random random;
  private final Function<ModelTrained, byte[]> encode;
  private final Map<RunKey, Told> runs = new HashMap<>();
  private final List<Letter> letters = new ArrayList<>();
  private final Research research;

  /// A record to send.
  ///
  /// @param run that it tells of, or asks for; null if it is no good
  /// @param refusal the code that it has to be refused with; null if it is good
  record Letter(String topic, String key, byte[] value, RunKey run, String refusal) {

    static Letter good(RunKey run, byte[] value) {
      return new Letter(TRAINED, run.model, value, run, null);
    }

    static Letter bad(String key, byte[] value, String refusal) {
      return new Letter(TRAINED, key, value, null, refusal);
    }
  }

  /// A run of a model.
  record RunKey(String model, String runId) {}

  /// A run that has to become one version.
  ///
  /// @param eventIds of all records that may be what it is registered for
  record Told(ModelTrained content, Set<UUID> eventIds) {}

  /// @param seed the same seed gives the same records
  /// @param encode gives a record its form on the wire
  /// @param request the same for a request for deployment
  Workload(
      long seed,
      Function<ModelTrained, byte[]> encode,
      Function<DeploymentRequested, byte[]> request) {
    this.random = new Random(seed);
    this.encode = encode;
    List<ModelTrained> told = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      // Every model has a run.
      told.add(trained(i < MODELS ? i : random.nextInt(MODELS), "run-" + i));
    }
    told.stream().skip(1).forEach(each -> letters.add(good(each)));
    for (int i = 0; i < REPEATED; i++) {
      letters.add(good(any(told)));
    }
    for (int i = 0; i < TOLD_ANEW; i++) {
      letters.add(good(ModelTrained.newBuilder(any(told)).setEventId(id()).build()));
    }
    Poison poison = new Poison(encode, this::id);
    letters.addAll(poison.of(trained(0, "never")));
    if (letters.size() + 1 + Poison.EACH != RECORDS) {
      throw new IllegalStateException("not as many as said: " + letters.size());
    }
    research = new Research(this::trained, this::id, encode, request);
    letters.addAll(research.letters());
    runs.putAll(research.asked());
    Collections.shuffle(letters, random);
    // The first is there before its event id is used for something else.
    letters.addFirst(good(told.getFirst()));
    letters.addAll(poison.reusing(told.getFirst()));
  }

  /// The records in parts of about the same size.
  List<List<Letter>> waves(int count) {
    List<List<Letter>> waves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waves.add(letters.subList(i * letters.size() / count, (i + 1) * letters.size() / count));
    }
    return waves;
  }

  /// Those that have to become versions.
  Map<RunKey, Told> runs() {
    return runs;
  }

  Research research() {
    return research;
  }

  private ModelTrained any(List<ModelTrained> told) {
    return told.get(random.nextInt(told.size()));
  }

  private Letter good(ModelTrained trained) {
    RunKey run = new RunKey(trained.getModelName(), trained.getRun().getRunId());
    runs.computeIfAbsent(run, unused -> new Told(trained, new HashSet<>()))
        .eventIds
        .add(trained.getEventId());
    return Letter.good(run, encode.apply(trained));
  }

  private ModelTrained trained(int model, String runId) {
    return ModelTrained.newBuilder()
        .setEventId(id())
        .setModelName(name(model))
        .setRun(Run.newBuilder().setRunId(runId).build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("s3://models/" + model + "/" + runId)
                .setSha256("%064x".formatted(random.nextInt(Integer.MAX_VALUE)))
                .setFormat("onnx")
                .build())
        .setMetrics(metrics(model))
        .build();
  }

  /// Some are of the kind that Kubernetes does not take as names.
  private static String name(int model) {
    return (model % 10 == 0 ? "Credit score %03d" : "churn-%03d").formatted(model);
  }

  /// Three digits: so figures meet a gate's limit exactly now and then. A few runs have none.
  private Map<String, Double> metrics(int model) {
    if (random.nextInt(30) == 0) {
      return Map.of();
    }
    return model % 5 == 4
        ? Map.of("r2", (200 + random.nextInt(700)) / 1000.0)
        : Map.of("accuracy", (770 + random.nextInt(220)) / 1000.0);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
