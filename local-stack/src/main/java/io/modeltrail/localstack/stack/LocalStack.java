package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.identity.Keys;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.FreePorts;
import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.Leftovers;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Modeltrail and all that it needs, running.
///
/// ```java
/// try (var stack = LocalStack.start(StackOptions.in(folder), StartListener.NONE)) {
///   … stack.url(Service.REGISTRY), stack.token(Group.TRAINER), stack.bootstrapServers()
/// }
/// ```
public final class LocalStack implements AutoCloseable {

  /// Where audit-service keeps what it signed last: beside the data, which may be restored from
  /// before.
  private static final String CHECKPOINTS = "audit-log";

  private final StackFolder folder;
  private final PortPlan ports;
  private final StackLock lock;
  private final Parts parts;
  private final Checkout checkout;
  private final List<Service> services;
  private final ServiceProcesses processes;
  private final Keys keys;
  private final Map<Group, String> tokens;

  private LocalStack(StackOptions options, StackLock lock, Parts parts, Keys keys) {
    this.folder = options.folder();
    this.ports = options.ports();
    this.lock = lock;
    this.parts = parts;
    this.keys = keys;
    this.services = options.services();
    this.checkout = Checkout.find();
    var artifacts = ArtifactFolder.in(folder, url(Service.REGISTRY));
    var checkpoints = folder.root().resolve(CHECKPOINTS);
    var environment =
        new ServiceEnvironment(parts, keys, checkpoints, artifacts, options.settings());
    this.processes = new ServiceProcesses(checkout, folder, environment);
    for (var service : services) {
      var port = ports.port(service.port());
      processes.add(service, port);
      ServiceEnvironment.file(folder, service).write(environment.of(service, port));
    }
    this.tokens = new EnumMap<>(Group.class);
    var issuer = new Tokens(keys.tokens(), Clock.systemUTC());
    for (var group : Group.values()) {
      tokens.put(group, issuer.issue(group));
    }
  }

  /// Starts everything and waits until it is ready. What was left by a stack that was killed is
  /// stopped before.
  ///
  /// @throws StackException if one runs in the folder, or a port is taken
  /// @throws io.modeltrail.localstack.parts.PartFailedException if one does not start; all are
  ///   stopped then
  public static LocalStack start(StackOptions options, StartListener listener) {
    return startParts(options, listener).withServices(listener);
  }

  /// Like [#start], but starts no service: those of the options are left for [#startService].
  ///
  /// @throws StackException if one runs in the folder, or a port is taken
  /// @throws io.modeltrail.localstack.parts.PartFailedException if one does not start; all are
  ///   stopped then
  public static LocalStack startParts(StackOptions options, StartListener listener) {
    var lock = StackLock.take(options.folder()).orElseThrow(() -> Traces.running(options.folder()));
    try {
      Traces.supervisor(options.folder()).write(ProcessHandle.current());
      Leftovers.stop(options.folder());
      new TakenPorts().refuse(options);
      if (options.fresh()) {
        Folders.delete(options.folder().data());
        Folders.delete(options.folder().root().resolve(CHECKPOINTS));
      }
      var keys = Keys.in(options.folder().keys());
      var parts = Parts.start(options.folder(), options.ports().ofParts(), listener);
      return new LocalStack(options, lock, parts, keys);
    } catch (IOException e) {
      forget(options.folder(), lock);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      forget(options.folder(), lock);
      throw e;
    }
  }

  /// What `stack.env` says, while a stack runs in the folder.
  public static Optional<Map<String, String>> variablesOfRunning(StackFolder folder) {
    return StackLock.isHeld(folder) ? new EnvFile(folder.environment()).read() : Optional.empty();
  }

  public StackFolder folder() {
    return folder;
  }

  public List<Service> services() {
    return services;
  }

  /// Starts an instance that does not run yet, having created its database unless that is there.
  ///
  /// @throws io.modeltrail.localstack.parts.PartFailedException if it does not start
  public void startService(ServiceProcess process, StartListener listener) {
    parts.createDatabase(process.service().label());
    listener.step(process.name(), "the service", process::start);
  }

  /// Starts one more instance of a service, on a free port, and waits until it is ready. It is
  /// stopped with the stack.
  ///
  /// @throws io.modeltrail.localstack.parts.PartFailedException if it does not start
  public ServiceProcess startAnother(Service service) {
    var process = processes.add(service, FreePorts.find(1).getFirst());
    process.start();
    return process;
  }

  /// One more instance of a service, on a free port, that differs from the others. It is not
  /// started yet, and is stopped with the stack.
  public ServiceProcess another(Service service, Variant variant) {
    return processes.add(service, FreePorts.find(1).getFirst(), variant);
  }

  /// The instances of a service, the one at [#url] first.
  public List<ServiceProcess> instances(Service service) {
    return processes.of(service);
  }

  public Parts parts() {
    return parts;
  }

  public String bootstrapServers() {
    return parts.bootstrapServers();
  }

  /// Without a path.
  public String schemaRegistryUrl() {
    return parts.schemaRegistryUrl();
  }

  /// The address of a service, without a path.
  public String url(Service service) {
    return "http://127.0.0.1:" + ports.port(service.port());
  }

  /// The key that the trail's log is verified with.
  public String logKey() {
    return keys.log().verifierKey().toString();
  }

  /// A token of the group, good for [Tokens#LIFETIME].
  public String token(Group group) {
    return Objects.requireNonNull(tokens.get(group));
  }

  /// All parts and services, as long as the stack runs.
  public List<Part> all() {
    return Stream.concat(parts.all().stream(), processes.all().stream()).toList();
  }

  /// What stands in `stack.env`.
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    variables.put("SCHEMA_REGISTRY_URL", schemaRegistryUrl());
    services.forEach(service -> variables.put(service.variable(), url(service)));
    if (services.contains(Service.AUDIT)) {
      variables.put("AUDIT_LOG_KEY", keys.log().verifierKey().toString());
    }
    tokens.forEach((group, token) -> variables.put(group.variable(), token));
    return variables;
  }

  /// Stops everything in good order and keeps the data.
  @Override
  public void close() {
    processes.all().forEach(ServiceProcess::stop);
    parts.close();
    forget(folder, lock);
  }

  private static void forget(StackFolder folder, StackLock lock) {
    Traces.remove(folder);
    lock.close();
  }

  boolean isInDevMode(Service service) {
    return DevMode.isOn(folder, service);
  }

  private LocalStack withServices(StartListener listener) {
    try {
      var starts =
          processes.all().stream().<Runnable>map(process -> () -> startService(process, listener));
      InParallel.run(starts.toArray(Runnable[]::new));
      if (services.contains(Service.PROMOTION)) {
        listener.step("governance", "the rules", () -> FirstRules.apply(this, checkout));
      }
      new EnvFile(folder.environment()).write(variables());
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }
}
