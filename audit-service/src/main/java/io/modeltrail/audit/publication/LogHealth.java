package io.modeltrail.audit.publication;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the log is published, or why not. A group of its own, at `/q/health/group/audit-log`:
/// entries are taken in and reads are served meanwhile.
@HealthGroup("audit-log")
@ApplicationScoped
class LogHealth implements HealthCheck {

  private final Publisher publisher;

  LogHealth(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("audit-log");
    publisher
        .witnesses()
        .forEach((name, answer) -> response.withData("witness " + name, answer.toString()));
    return switch (publisher.last()) {
      case Turn.Standby standby ->
          response.up().withData("state", "standby").withData("entries", standby.size()).build();
      case Turn.Published published ->
          response
              .up()
              .withData("state", "publishing")
              .withData("entries", published.size())
              .build();
      case Turn.Unwitnessed(long shown, long behind, String reason) ->
          response
              .down()
              .withData("state", "waiting for witnesses")
              .withData("entries", shown)
              .withData("behind", behind)
              .withData("reason", reason)
              .build();
      case Turn.Waiting(String reason) ->
          response.down().withData("state", "waiting").withData("reason", reason).build();
      case Turn.Refusing(String reason) ->
          response.down().withData("state", "refusing").withData("reason", reason).build();
    };
  }
}
