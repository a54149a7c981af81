package io.modeltrail.e2e;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.e2e.Workload.RunKey;
import io.modeltrail.e2e.Workload.Told;
import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.event.ModelTrained;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a team sends that trains in one place: runs, and requests for the deployment of most of
/// them, some twice, some for two environments, some that nobody can serve.
final class Research {

  static final String REQUESTED = "deployment.requested";
  static final int MODELS = 30;

  /// Requests that are to be set aside.
  static final int REFUSED = 20;

  private static final String WORKSPACE = "research";
  private static final int RUNS = 400;

  private final BiFunction<Integer, String, ModelTrained> train;
  private final Supplier<UUID> ids;
  private final Function<DeploymentRequested, byte[]> encode;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<RunKey, Told> asked = new HashMap<>();
  private final Map<UUID, DeploymentRequested> requests = new HashMap<>();

  /// @param train gives a run of a model, by the model's number and the run's id
  Research(
      BiFunction<Integer, String, ModelTrained> train,
      Supplier<UUID> ids,
      Function<ModelTrained, byte[]> tell,
      Function<DeploymentRequested, byte[]> ask) {
    this.train = train;
    this.ids = ids;
    this.encode = ask;
    for (int i = 0; i < RUNS; i++) {
      ModelTrained run = run(i);
      letters.add(Letter.good(key(run), tell.apply(run)));
      // Of three runs one stays a candidate, but of each model one is asked for.
      if (i < MODELS || i % 3 != 0) {
        askFor(i, run);
      }
    }
    for (int i = 0; i < REFUSED; i++) {
      letters.add(i % 2 == 0 ? nowhere(run(i)) : notServed(run(i)));
    }
  }

  List<Letter> letters() {
    return letters;
  }

  /// The runs that are asked for, with the ids of the requests.
  Map<RunKey, Told> asked() {
    return asked;
  }

  /// Those that have to be answered by asking for a promotion, by their ids.
  Map<UUID, DeploymentRequested> requests() {
    return requests;
  }

  static boolean isOne(String model) {
    return model.startsWith(WORKSPACE);
  }

  private ModelTrained run(int number) {
    int model = number % MODELS;
    return ModelTrained.newBuilder(train.apply(model, "research-run-" + number))
        .setModelName("%s-%03d".formatted(WORKSPACE, model))
        .setWorkspace(WORKSPACE)
        .build();
  }

  private void askFor(int number, ModelTrained run) {
    Letter first = ask(run, Reference.ENVIRONMENTS.get(number % 3));
    letters.add(first);
    if (number % 5 == 0) {
      letters.add(ask(run, Reference.ENVIRONMENTS.get((number + 1) % 3)));
    }
    if (number % 7 == 0) {
      letters.add(first);
    }
  }

  private Letter ask(ModelTrained run, String environment) {
    DeploymentRequested request = request(run, WORKSPACE, environment);
    requests.put(request.getEventId(), request);
    asked
        .computeIfAbsent(key(run), unused -> new Told(run, new HashSet<>()))
        .eventIds()
        .add(request.getEventId());
    return new Letter(REQUESTED, run.getModelName(), encode.apply(request), key(run), null);
  }

  private Letter nowhere(ModelTrained run) {
    return bad(run, WORKSPACE, "staging", "UNKNOWN_ENVIRONMENT");
  }

  private Letter notServed(ModelTrained run) {
    return bad(run, "retrain-qa", "production", "NOT_SERVED");
  }

  private Letter bad(ModelTrained run, String workspace, String environment, String refusal) {
    byte[] value = encode.apply(request(run, workspace, environment));
    return new Letter(REQUESTED, run.getModelName(), value, null, refusal);
  }

  private DeploymentRequested request(ModelTrained run, String workspace, String environment) {
    return DeploymentRequested.newBuilder()
        .setEventId(ids.get())
        .setModelName(run.getModelName())
        .setWorkspace(workspace)
        .setEnvironment(environment)
        .setRunId(run.getRun().getRunId())
        .setReason("the pipeline deploys it")
        .build();
  }

  private static RunKey key(ModelTrained run) {
    return new RunKey(run.getModelName(), run.getRun().getRunId());
  }
}
