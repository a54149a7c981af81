package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.StackFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What stack to start.
///
/// @param folder where it keeps what it writes
/// @param ports where it listens
/// @param services which of ours to run on the parts
/// @param fresh whether to forget what earlier runs have stored
/// @param settings variables that every service is started with, beside those of the stack
public record StackOptions(
    StackFolder folder,
    PortPlan ports,
    List<Service> services,
    boolean fresh,
    Map<String, String> settings) {

  public StackOptions {
    services = List.copyOf(services);
    settings = Map.copyOf(settings);
  }

  /// Services that are set as they are by default.
  public StackOptions(StackFolder folder, PortPlan ports, List<Service> services, boolean fresh) {
    this(folder, ports, services, fresh, Map.of());
  }

  StackOptions with(PortPlan others) {
    return new StackOptions(folder, others, services, fresh, settings);
  }

  /// All services, on free ports, for demonstrations and tests.
  public static StackOptions in(Path folder) {
    return new StackOptions(
        new StackFolder(folder), PortPlan.free(), List.of(Service.values()), false);
  }
}
