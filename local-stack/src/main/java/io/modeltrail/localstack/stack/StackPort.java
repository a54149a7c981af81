package io.modeltrail.localstack.stack;

import java.util.Locale;

/// Who listens, and how far from the first port.
public enum StackPort {
  CONSOLE(0),
  REGISTRY(1),
  PROMOTION(2),
  AUDIT(3),
  SCHEMA_REGISTRY(4),
  KAFKA(5),
  KAFKA_CONTROLLER(6),
  POSTGRES(7),
  SCHEMA_REGISTRY_MANAGEMENT(8);

  private final int distance;

  StackPort(int distance) {
    this.distance = distance;
  }

  int distance() {
    return distance;
  }

  /// For people: `schema registry`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
