package io.modeltrail.benchmarks.pure;

import io.modeltrail.event.Actor;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.Phase;
import io.modeltrail.event.Run;
import io.modeltrail.governance.gate.Gate;
import io.modeltrail.governance.gate.GateInput;
import io.modeltrail.governance.gate.Judgement;
import io.modeltrail.governance.gate.Outcome;
import io.modeltrail.governance.gate.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A gate that compares a version with the champion: compiled, shown a version, judged.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Gates {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String REQUIRE =
      "metrics.accuracy >= 0.9 && (champion == null || metrics.accuracy >="
          + " champion.metrics.accuracy - 0.005)";

  private final Subject version = Subject.of(version(4, 0.9737));
  private final Subject champion = Subject.of(version(3, 0.9649));
  private final Gate gate = Gate.of("not worse", REQUIRE);
  private final GateInput input = GateInput.of(version, champion, NOW);

  private static ModelRegistered version(int number, double accuracy) {
    return ModelRegistered.newBuilder()
        .setEventId(new UUID(1, number))
        .setActor(Actor.newBuilder().build())
        .setModelName("wine")
        .setVersion(number)
        .setPhase(Phase.TRAINING)
        .setRun(Run.newBuilder().setRunId("run-" + number).build())
        .setArtifact(
            Artifact.newBuilder().setUri("s3://models/wine").setSha256("0".repeat(64)).build())
        .setMetrics(Map.of("accuracy", accuracy, "f1", 0.97, "val/auc", 0.99))
        .build();
  }

  @Setup
  public void check() {
    if (judge().outcome() != Outcome.PASSED) {
      throw new IllegalStateException("what is measured is wrong: " + judge());
    }
  }

  @Benchmark
  public Judgement judge() {
    return gate.judge(input, Duration.ZERO);
  }

  @Benchmark
  public Judgement showAndJudge() {
    return gate.judge(GateInput.of(version, champion, NOW), Duration.ZERO);
  }

  @Benchmark
  public Gate compile() {
    return Gate.of("not worse", REQUIRE);
  }
}
