package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.FreePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks whether the ports are free before anything is started.
final class TakenPorts {

  private static final List<StackPort> OF_PARTS =
      List.of(
          StackPort.SCHEMA_REGISTRY,
          StackPort.KAFKA,
          StackPort.KAFKA_CONTROLLER,
          StackPort.POSTGRES,
          StackPort.SCHEMA_REGISTRY_MANAGEMENT);

  private final IntPredicate isFree;

  TakenPorts() {
    this(FreePorts::isFree);
  }

  TakenPorts(IntPredicate isFree) {
    this.isFree = isFree;
  }

  /// @throws StackException naming each port that is taken, who needs it, and the way out
  void refuse(StackOptions options) {
    var taken = new ArrayList<StackPort>();
    for (var port : needed(options)) {
      if (!isFree.test(options.ports().port(port))) {
        taken.add(port);
      }
    }
    if (!taken.isEmpty()) {
      throw new StackException(message(options.ports(), taken) + wayOut(options));
    }
  }

  private static List<StackPort> needed(StackOptions options) {
    var ofServices = options.services().stream().map(Service::port);
    return Stream.concat(OF_PARTS.stream(), ofServices).sorted().toList();
  }

  private static String message(PortPlan ports, List<StackPort> taken) {
    return taken.stream()
        .map(port -> "Port %d is taken; %s needs it.\n".formatted(ports.port(port), port.label()))
        .collect(Collectors.joining());
  }

  private String wayOut(StackOptions options) {
    var wayOut = "Stop what listens there, or take other ports: ./modeltrail up --port-base ";
    return IntStream.iterate(9080, base -> base + 1000)
        .limit(50)
        .filter(base -> areFree(options.with(PortPlan.from(base))))
        .mapToObj(base -> wayOut + base)
        .findFirst()
        .orElse(wayOut + "N");
  }

  private boolean areFree(StackOptions options) {
    return needed(options).stream().allMatch(port -> isFree.test(options.ports().port(port)));
  }
}
