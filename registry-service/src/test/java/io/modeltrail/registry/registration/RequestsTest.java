package io.modeltrail.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.DeploymentRequested;
import io.modeltrail.registry.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant ONE = NOON.plus(Duration.ofHours(1));

  @Test
  void whose_time_is_over_by_the_log_does_not_wait_even_if_nobody_has_said_so() {
    Requests requests = new Requests(List.of(waiting("iris", NOON), waiting("iris", ONE)));
    assertThat(requests.waitingAt("iris", NOON.minusMillis(1))).isEqualTo(2);
    assertThat(requests.waitingAt("iris", NOON)).isEqualTo(1);
    assertThat(requests.waitingAt("iris", ONE)).isZero();
    assertThat(requests.waitingAt("other", NOON.minusMillis(1))).isZero();
  }

  private static Deployment waiting(String model, Instant until) {
    DeploymentRequested request = Log.requested("default", model, "dev", "run");
    return new Deployment(request, Instant.EPOCH, null, new Deployment.Waiting("run", until));
  }
}
