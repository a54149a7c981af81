package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.FreePorts;
import io.modeltrail.localstack.parts.PartPorts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/// A port of 127.0.0.1 for everyone who listens.
///
/// @param ports one for each
public record PortPlan(Map<StackPort, Integer> ports) {

  private static final int COUNT = StackPort.values().length;
  private static final int HIGHEST_BASE = 65_535 - COUNT + 1;

  public PortPlan {
    ports = Map.copyOf(ports);
    if (ports.size() != COUNT) {
      throw new IllegalArgumentException("not a port for each: " + ports);
    }
  }

  /// Neighbouring ports, from `base` on.
  ///
  /// @throws IllegalArgumentException if there are none so high or so low
  public static PortPlan from(int base) {
    if (base < 1 || base > HIGHEST_BASE) {
      throw new IllegalArgumentException(
          base + " is no port to begin with: 1 to " + HIGHEST_BASE + " are");
    }
    return of(distance -> base + distance);
  }

  /// Ports that are free now.
  public static PortPlan free() {
    return of(FreePorts.find(COUNT)::get);
  }

  public int port(StackPort who) {
    return Objects.requireNonNull(ports.get(who));
  }

  PartPorts ofParts() {
    return new PartPorts(
        port(StackPort.KAFKA),
        port(StackPort.KAFKA_CONTROLLER),
        port(StackPort.POSTGRES),
        port(StackPort.SCHEMA_REGISTRY),
        port(StackPort.SCHEMA_REGISTRY_MANAGEMENT));
  }

  private static PortPlan of(IntUnaryOperator byDistance) {
    var ports = new EnumMap<StackPort, Integer>(StackPort.class);
    for (var port : StackPort.values()) {
      ports.put(port, byDistance.applyAsInt(port.distance()));
    }
    return new PortPlan(ports);
  }
}
