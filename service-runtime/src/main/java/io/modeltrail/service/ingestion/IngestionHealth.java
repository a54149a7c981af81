package io.modeltrail.service.ingestion;

import io.modeltrail.messaging.loop.LoopStatus;
import io.modeltrail.messaging.loop.LoopStatus.Activity;
import io.modeltrail.messaging.loop.Loops;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether records are taken in, or what for the loop waits. A group of its own, at
/// `/q/health/group/ingestion`: reads are served meanwhile.
@HealthGroup("ingestion")
@ApplicationScoped
class IngestionHealth implements HealthCheck {

  private static final Comparator<Activity> WORST_LAST =
      Comparator.comparingInt(IngestionHealth::severity);

  private final Loops loops;

  IngestionHealth(Loops loops) {
    this.loops = loops;
  }

  @Override
  public HealthCheckResponse call() {
    List<LoopStatus> all = loops.status();
    var response =
        HealthCheckResponse.named("ingestion")
            .status(all.stream().allMatch(loop -> loop.activity() instanceof Activity.Running))
            .withData("lag", all.stream().mapToLong(IngestionHealth::lag).sum())
            .withData("misplaced", all.stream().mapToLong(LoopStatus::misplaced).sum());
    // The worst is told last: it stays.
    for (Activity activity : all.stream().map(LoopStatus::activity).sorted(WORST_LAST).toList()) {
      switch (activity) {
        case Activity.Running() -> response.withData("state", "running");
        case Activity.Starting() -> response.withData("state", "starting");
        case Activity.Waiting waiting ->
            response
                .withData("state", "waiting")
                .withData("reason", waiting.reason())
                .withData("since", waiting.since().toString());
        case Activity.Stopped stopped ->
            response
                .withData("state", "stopped")
                .withData("reason", String.valueOf(stopped.reason()));
      }
    }
    return response.build();
  }

  private static long lag(LoopStatus loop) {
    return loop.lag().values().stream().mapToLong(Long::longValue).sum();
  }

  private static int severity(Activity activity) {
    return switch (activity) {
      case Activity.Running() -> 0;
      case Activity.Starting() -> 1;
      case Activity.Waiting waiting -> 2;
      case Activity.Stopped stopped -> 3;
    };
  }
}
