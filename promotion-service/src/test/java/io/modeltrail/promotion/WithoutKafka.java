package io.modeltrail.promotion;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// For those without Kafka: short waits, small limits, and receivers on this machine by one name.
public final class WithoutKafka implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "modeltrail.stream.heartbeat", "500ms",
        "modeltrail.stream.connections-max", "4",
        "modeltrail.subscriptions.every", "200ms",
        "modeltrail.subscriptions.retries", "300ms,300ms,300ms",
        "modeltrail.subscriptions.timeout", "3S",
        "modeltrail.subscriptions.pending-max", "10",
        "modeltrail.subscriptions.allow-http", "true",
        "modeltrail.subscriptions.internal-hosts", "localhost");
  }
}
