package io.modeltrail.service.ingestion;

import io.modeltrail.messaging.loop.LoopStatus;
import io.modeltrail.messaging.loop.Loops;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// A loop that has stopped for good comes back only with the process. One that waits is alive.
@Liveness
@ApplicationScoped
class LoopAlive implements HealthCheck {

  private final Loops loops;

  LoopAlive(Loops loops) {
    this.loops = loops;
  }

  @Override
  public HealthCheckResponse call() {
    boolean stopped =
        loops.status().stream()
            .map(LoopStatus::activity)
            .anyMatch(
                activity ->
                    activity instanceof LoopStatus.Activity.Stopped(String reason)
                        && reason != null);
    return HealthCheckResponse.named("loop").status(!stopped).build();
  }
}
