package io.modeltrail.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.loop.CommitPoint;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommitPointIT {

  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes"};

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void a_halt_at_a_commit_point_leaves_no_gap_and_no_second_entry(CommitPoint point)
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.publish(25, MODELS);
      installation.send("model.trained", "wine", new byte[] {9});
      Process process =
          LoopProcess.start(installation, "a", point, point == CommitPoint.AFTER_POLL ? 2 : 1);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(LoopProcess.HALTED);
      installation.publish(10, MODELS);

      // when
      installation.start("a");

      // then
      Promises.hold(installation, "model.trained");
    }
  }

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void an_exception_at_a_commit_point_leaves_no_gap_and_no_second_entry(CommitPoint point) {
    try (Installation installation = new Installation()) {
      // given
      installation.publish(25, MODELS);
      AtomicInteger hits = new AtomicInteger();

      // when
      installation.start(
          "a",
          reached -> {
            if (reached == point && hits.incrementAndGet() <= 1) {
              throw new IllegalStateException("the test says so");
            }
          });
      installation.publish(10, MODELS);

      // then
      Promises.hold(installation, "model.trained");
      assertThat(hits).hasPositiveValue();
    }
  }
}
