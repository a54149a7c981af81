package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.StackFolder;
import java.nio.file.Path;
import java.util.List;

/// What stack to start.
///
/// @param folder where it keeps what it writes
/// @param ports where it listens
/// @param services which of ours to run on the parts
/// @param fresh whether to forget what earlier runs have stored
public record StackOptions(
    StackFolder folder, PortPlan ports, List<Service> services, boolean fresh) {

  public StackOptions {
    services = List.copyOf(services);
  }

  StackOptions with(PortPlan others) {
    return new StackOptions(folder, others, services, fresh);
  }

  /// All services, on free ports, for demonstrations and tests.
  public static StackOptions in(Path folder) {
    return new StackOptions(
        new StackFolder(folder), PortPlan.free(), List.of(Service.values()), false);
  }
}
