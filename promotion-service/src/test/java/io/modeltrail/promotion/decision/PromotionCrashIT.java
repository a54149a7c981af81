package io.modeltrail.promotion.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.messaging.loop.CommitPoint;
import io.modeltrail.promotion.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromotionCrashIT {

  @ParameterizedTest
  @EnumSource(CommitPoint.class)
  void a_halt_at_a_commit_point_loses_nothing_and_repeats_nothing(CommitPoint point)
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<SpecificRecord> events = events(4, 1, 8);
      events.forEach(installation::send);
      Process process =
          PromoterProcess.start(installation, "a", point, point == CommitPoint.AFTER_POLL ? 2 : 1);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(PromoterProcess.HALTED);
      List<SpecificRecord> later = events(4, 9, 10);
      later.forEach(installation::send);

      // when
      installation.start("a");

      // then
      Promises.hold(installation, 1 + events.size() + later.size());
    }
  }

  @Test
  void two_instances_that_are_killed_at_random_lose_nothing_and_repeat_nothing() throws Exception {
    Random random = new Random();
    try (Installation installation = new Installation()) {
      // given
      List<SpecificRecord> events = events(10, 1, 30);
      Process[] processes = new Process[2];
      for (int i = 0; i < processes.length; i++) {
        processes[i] = start(installation, i);
      }
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> events.forEach(installation::send));

      // when
      for (int kill = 0; kill < 4; kill++) {
        long enough = decided(installation) + 30 + random.nextInt(60);
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(5 + random.nextInt(40)))
            .until(() -> sending.isDone() || decided(installation) >= enough);
        int victim = random.nextInt(processes.length);
        processes[victim].destroyForcibly().waitFor();
        processes[victim] = start(installation, victim);
      }
      sending.join();

      // then
      try {
        Promises.hold(installation, 1 + events.size());
      } finally {
        for (Process process : processes) {
          process.destroyForcibly().waitFor();
        }
      }
    }
  }

  private static Process start(Installation installation, int instance) throws Exception {
    return PromoterProcess.start(
        installation, instance == 0 ? "a" : "b", CommitPoint.AFTER_POLL, 0);
  }

  private static long decided(Installation installation) {
    return installation.count("SELECT count(*) FROM messaging.outcome");
  }

  /// Versions of some models, some good and some not; before some of them, somebody asks for their
  /// promotion.
  private static List<SpecificRecord> events(int models, int first, int last) {
    List<SpecificRecord> events = new ArrayList<>();
    for (int version = first; version <= last; version++) {
      for (int model = 0; model < models; model++) {
        String name = "model-" + model;
        if ((version + model) % 4 == 0) {
          events.add(Told.request(name, version, "qa"));
        }
        events.add(Told.version(name, version, 0.78 + (version * 7 + model) % 20 / 100.0));
        if ((version + model) % 5 == 0 && version > first) {
          events.add(Told.request(name, version - 1, "dev"));
        }
      }
    }
    return events;
  }
}
