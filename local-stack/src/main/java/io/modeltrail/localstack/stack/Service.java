package io.modeltrail.localstack.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The services that the stack runs. A further one is a line here.
public enum Service {
  REGISTRY("registry-service", StackPort.REGISTRY),
  PROMOTION("promotion-service", StackPort.PROMOTION),
  AUDIT("audit-service", StackPort.AUDIT);

  private final String module;
  private final StackPort port;

  Service(String module, StackPort port) {
    this.module = module;
    this.port = port;
  }

  /// The folder of its source and its build.
  public String module() {
    return module;
  }

  public StackPort port() {
    return port;
  }

  /// What it is called in commands and logs; also the name of its database.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The variable that holds its address.
  public String variable() {
    return name() + "_URL";
  }

  /// By its label, or by the name of its module.
  public static Optional<Service> find(String name) {
    return Arrays.stream(values())
        .filter(service -> service.label().equals(name) || service.module().equals(name))
        .findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Service::label).toList();
  }
}
