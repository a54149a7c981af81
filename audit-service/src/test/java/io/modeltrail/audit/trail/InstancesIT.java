package io.modeltrail.audit.trail;

import static org.awaitility.Awaitility.await;

import io.modeltrail.messaging.loop.CommitPoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InstancesIT {

  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes", "boston", "adult"};

  @Test
  void two_instances_that_are_killed_and_come_back_leave_one_sequence_without_gaps()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> publishing =
          CompletableFuture.runAsync(
              () -> {
                while (!enough.get()) {
                  installation.publish(6, MODELS);
                  installation.send("promotion.changed", "wine", new byte[] {0});
                }
              });
      Process first = start(installation, "a");
      Process second = start(installation, "b");

      // when
      for (int round = 0; round < 3; round++) {
        grows(installation);
        first.destroyForcibly().waitFor();
        grows(installation);
        first = start(installation, "a");
        grows(installation);
        second.destroyForcibly().waitFor();
        second = start(installation, "b");
      }
      enough.set(true);
      publishing.join();

      // then
      try {
        Promises.hold(installation, "model.trained", "promotion.changed");
      } finally {
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(Installation installation, String instance) throws Exception {
    return LoopProcess.start(installation, instance, CommitPoint.AFTER_POLL, Integer.MAX_VALUE);
  }

  private static void grows(Installation installation) {
    int before = installation.places().size();
    await().atMost(Duration.ofSeconds(40)).until(() -> installation.places().size() > before + 30);
  }
}
