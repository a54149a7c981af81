package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.StackFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The instances of the services: one of each, and more where they are asked for.
final class ServiceProcesses {

  private final Checkout checkout;
  private final StackFolder folder;
  private final ServiceEnvironment environment;
  private final List<ServiceProcess> all = new CopyOnWriteArrayList<>();

  ServiceProcesses(Checkout checkout, StackFolder folder, ServiceEnvironment environment) {
    this.checkout = checkout;
    this.folder = folder;
    this.environment = environment;
  }

  /// One more, not started yet.
  ServiceProcess add(Service service, int port) {
    return add(service, port, Variant.NONE);
  }

  /// Likewise.
  synchronized ServiceProcess add(Service service, int port, Variant variant) {
    var number = of(service).size() + 1;
    // The first one has the service's own name: in most stacks there is no other.
    var name = number == 1 ? service.label() : service.label() + "-" + number;
    var variables = new LinkedHashMap<>(environment.of(service, port));
    variables.putAll(variant.settings());
    var built = variant.built() == null ? checkout.app(service.module()) : variant.built();
    var process = new ServiceProcess(name, service, built, folder, variables);
    all.add(process);
    return process;
  }

  List<ServiceProcess> all() {
    return List.copyOf(all);
  }

  /// In the order in which they were added.
  List<ServiceProcess> of(Service service) {
    return all.stream().filter(process -> process.service() == service).toList();
  }
}
