package io.modeltrail.torture.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelTrained;
import io.modeltrail.event.Run;
import io.modeltrail.torture.history.Said;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/// Training runs, and the records that tell of them.
final class Runs {

  static final String WORKSPACE = "default";
  static final String RESEARCH = "research";

  private final Random random;
  private final Wire wire;
  private final Plan plan;
  private final Instant now;
  private int count;

  Runs(Random random, Wire wire, Plan plan) {
    this.random = random;
    this.wire = wire;
    this.plan = plan;
    this.now = Clock.systemUTC().instant().plus(plan.skew()).truncatedTo(ChronoUnit.MILLIS);
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  String model(String kind, int number) {
    return "%s%s-%02d".formatted(plan.scope(), kind, number);
  }

  ModelTrained next(String model, String workspace) {
    String runId = "run-" + count++;
    return ModelTrained.newBuilder()
        .setEventId(id())
        .setOccurredAt(now)
        .setModelName(model)
        .setWorkspace(workspace)
        .setRun(Run.newBuilder().setRunId(runId).build())
        .setArtifact(
            Artifact.newBuilder()
                .setUri("s3://models/" + model + "/" + runId)
                .setSha256("%064x".formatted(random.nextLong(Long.MAX_VALUE)))
                .setFormat("onnx")
                .build())
        .setMetrics(Map.of("accuracy", (700 + random.nextInt(290)) / 1000.0))
        .build();
  }

  Letter letter(ModelTrained run) {
    Double accuracy = Objects.requireNonNull(run.getMetrics().get("accuracy"));
    boolean isCandidate = run.getWorkspace().equals(RESEARCH);
    Said said =
        Said.run(
            isCandidate ? Said.Kind.CANDIDATE : Said.Kind.VERSION,
            run.getModelName(),
            run.getWorkspace(),
            run.getRun().getRunId(),
            run.getArtifact().getSha256(),
            accuracy);
    return new Letter(
        Wire.TRAINED,
        run.getModelName().getBytes(UTF_8),
        wire.encode(Wire.TRAINED, run),
        run.getEventId(),
        said,
        null);
  }
}
