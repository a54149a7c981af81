package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.messaging.rejection.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommitPointIT {

  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes"};

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void a_halt_at_a_commit_point_loses_nothing_and_repeats_nothing(CommitPoint point)
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.publish(UUID.randomUUID(), "wine", Tally.REFUSED_RUN);
      Process process =
          LoopProcess.start(installation, "a", point, point == CommitPoint.AFTER_POLL ? 2 : 1);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(LoopProcess.HALTED);
      events.addAll(installation.publish(10, MODELS));

      // when
      installation.start("a");

      // then
      Promises.hold(installation, events);
      assertThat(installation.committed("model.trained" + DeadLetter.SUFFIX)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void an_exception_at_a_commit_point_loses_nothing_and_repeats_nothing(CommitPoint point)
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.publish(UUID.randomUUID(), "wine", Tally.REFUSED_RUN);
      AtomicInteger hits = new AtomicInteger();

      // when
      installation.start(
          "a",
          reached -> {
            if (reached == point && hits.incrementAndGet() <= 1) {
              throw new IllegalStateException("the test says so");
            }
          });
      events.addAll(installation.publish(10, MODELS));

      // then
      Promises.hold(installation, events);
      assertThat(hits).hasPositiveValue();
      assertThat(installation.committed("model.trained" + DeadLetter.SUFFIX)).hasSize(1);
    }
  }
}
