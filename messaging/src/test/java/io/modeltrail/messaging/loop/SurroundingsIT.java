package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.localstack.parts.Part;
import io.modeltrail.messaging.rejection.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurroundingsIT {

  private static final String[] MODELS = {"iris", "wine", "digits"};

  @Test
  void a_database_that_is_away_is_waited_for() throws Exception {
    try (Installation installation = new Installation()) {
      Loop loop = installation.start("a");
      List<UUID> events = new ArrayList<>(installation.publish(15, MODELS));
      away(
          Installation.PARTS.postgres(),
          () -> {
            events.addAll(installation.publish(15, MODELS));
            awaitWaitingFor(loop, "database");
          });
      Promises.hold(installation, events);
      assertThat(loop.status().activity()).isInstanceOf(LoopStatus.Activity.Running.class);
    }
  }

  @Test
  void a_broker_that_is_away_is_waited_for() throws Exception {
    try (Installation installation = new Installation()) {
      Loop loop = installation.start("a");
      List<UUID> events = new ArrayList<>(installation.publish(30, MODELS));
      Promises.hold(installation, events); // in the middle of it Kafka's client blocks for a minute
      away(Installation.PARTS.kafka(), () -> awaitWaitingFor(loop, "broker"));
      events.addAll(installation.publish(15, MODELS));
      Promises.hold(installation, events);
    }
  }

  /// The loop knows no schema yet: it must neither refuse the records, nor skip them.
  @Test
  void a_schema_registry_that_is_away_is_waited_for() throws Exception {
    try (Installation installation = new Installation()) {
      List<UUID> events = new ArrayList<>(installation.publish(15, MODELS));
      away(
          Installation.PARTS.schemaRegistry(),
          () -> awaitWaitingFor(installation.start("a"), "schema registry"));
      Promises.hold(installation, events);
      assertThat(installation.committed("model.trained" + DeadLetter.SUFFIX)).isEmpty();
    }
  }

  private interface Meanwhile {
    void run() throws Exception;
  }

  private static void away(Part part, Meanwhile meanwhile) throws Exception {
    part.killHard();
    try {
      meanwhile.run();
    } finally {
      part.start();
    }
  }

  private static void awaitWaitingFor(Loop loop, String what) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(loop.status().activity())
                    .isInstanceOfSatisfying(
                        LoopStatus.Activity.Waiting.class,
                        waiting -> assertThat(waiting.reason()).contains(what)));
  }
}
