package io.modeltrail.promotion.subscription;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the log is read for subscriptions, at `/q/health/group/webhooks`. What receivers do not
/// take is told, but is no fault of the service.
@HealthGroup("webhooks")
@ApplicationScoped
class SubscriptionHealth implements HealthCheck {

  private final SubscriptionMetrics metrics;

  SubscriptionHealth(SubscriptionMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public HealthCheckResponse call() {
    String reason = metrics.waitsFor();
    var response =
        HealthCheckResponse.named("webhooks")
            .status(reason.isEmpty())
            .withData("pending", metrics.count().pending())
            .withData("dead", metrics.count().dead());
    return reason.isEmpty() ? response.build() : response.withData("reason", reason).build();
  }
}
