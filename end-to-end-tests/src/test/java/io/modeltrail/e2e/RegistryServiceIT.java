package io.modeltrail.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The registry service as it is deployed, when what it stands on is not there.
class RegistryServiceIT {

  private static Stack stack;

  @BeforeAll
  static void start() throws Exception {
    stack = new Stack("registry-service");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void a_process_that_is_killed_while_it_works_leaves_no_gap_and_no_repeat() throws Exception {
    int runs = 60;
    for (int i = 0; i < runs; i++) {
      if (i % 20 == 10) {
        stack.registry().killHard();
        stack.registry().start();
      }
      int run = i;
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> stack.postRun("killed", "run-" + run).statusCode() == 202);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(stack.get("/models/killed").body())
                    .contains("\"latestVersion\":" + runs));
    assertThat(stack.get("/models/killed/versions/" + runs).statusCode()).isEqualTo(200);
    assertThat(stack.get("/models/killed/versions/" + (runs + 1)).statusCode()).isEqualTo(404);
  }

  @Test
  void without_a_broker_reads_are_served_and_nothing_is_accepted() throws Exception {
    // given
    assertThat(stack.postRun("away", "before").statusCode()).isEqualTo(202);
    await().untilAsserted(() -> assertThat(stack.get("/models/away").statusCode()).isEqualTo(200));

    // when
    stack.local.parts().kafka().killHard();
    HttpResponse<String> refused;
    try {
      refused = stack.postRun("away", "meanwhile");
      assertThat(stack.get("/models/away").statusCode()).isEqualTo(200);
      assertThat(stack.get("/q/health/ready").statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () -> {
                HttpResponse<String> health = stack.get("/q/health/group/ingestion");
                assertThat(health.statusCode()).isEqualTo(503);
                assertThat(health.body()).contains("waiting", "broker");
              });
    } finally {
      stack.local.parts().kafka().start();
    }

    // then
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("UNAVAILABLE", "send it again");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stack.postRun("away", "meanwhile").statusCode() == 202);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(stack.get("/models/away").body()).contains("\"latestVersion\":2"));
  }
}
