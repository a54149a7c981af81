package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InstancesIT {

  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes", "boston", "adult"};

  @Test
  void an_instance_that_joins_and_leaves_loses_nothing_and_repeats_nothing() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new CopyOnWriteArrayList<>(installation.publish(12, MODELS));
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () -> {
                while (!enough.get()) {
                  events.addAll(installation.publish(6, MODELS));
                }
              });
      installation.start("a");
      await().until(() -> !installation.state().isEmpty());

      // when
      Loop second = installation.start("b");
      await().atMost(Duration.ofSeconds(30)).until(() -> second.status().applied() > 20);
      second.close();
      enough.set(true);
      publishing.join();

      // then
      Promises.hold(installation, events);
    }
  }

  /// Frozen for longer than its session lasts, and back again.
  @Test
  void a_zombie_changes_nothing() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(8, "iris"));
      Process zombie =
          LoopProcess.start(installation, "a", CommitPoint.BEFORE_KAFKA_COMMIT, Integer.MAX_VALUE);
      await().atMost(Duration.ofSeconds(30)).until(() -> installation.state().size() == 8);
      signal(zombie, "STOP");
      events.addAll(installation.publish(8, "iris"));

      // when
      installation.start("b");
      // Frozen amid a Kafka transaction, it keeps its partitions until the broker aborts that.
      await().atMost(Duration.ofSeconds(90)).until(() -> installation.state().size() == 16);
      events.addAll(installation.publish(8, "iris"));
      signal(zombie, "CONT");
      events.addAll(installation.publish(8, "iris"));

      // then
      try {
        Promises.hold(installation, events);
      } finally {
        zombie.destroyForcibly().waitFor();
      }
    }
  }

  private static void signal(Process process, String signal) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertThat(exit).isZero();
  }
}
