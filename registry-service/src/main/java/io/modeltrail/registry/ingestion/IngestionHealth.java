package io.modeltrail.registry.ingestion;

import io.modeltrail.messaging.loop.LoopStatus;
import io.modeltrail.messaging.loop.Loops;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether records are taken in, or what for the loop waits. A group of its own, at
/// `/q/health/group/ingestion`: reads are served meanwhile.
@HealthGroup("ingestion")
@ApplicationScoped
class IngestionHealth implements HealthCheck {

  private final Loops loops;

  IngestionHealth(Loops loops) {
    this.loops = loops;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ingestion").up();
    long lag = 0;
    long misplaced = 0;
    String state = "running";
    for (LoopStatus loop : loops.status()) {
      lag += loop.lag().values().stream().mapToLong(Long::longValue).sum();
      misplaced += loop.misplaced();
      switch (loop.activity()) {
        case LoopStatus.Activity.Running() -> {}
        case LoopStatus.Activity.Starting() -> {
          state = "starting";
          response.down();
        }
        case LoopStatus.Activity.Waiting waiting -> {
          state = "waiting";
          response
              .down()
              .withData("reason", waiting.reason())
              .withData("since", waiting.since().toString());
        }
        case LoopStatus.Activity.Stopped stopped -> {
          state = "stopped";
          response.down().withData("reason", String.valueOf(stopped.reason()));
        }
      }
    }
    return response
        .withData("state", state)
        .withData("lag", lag)
        .withData("misplaced", misplaced)
        .build();
  }
}
