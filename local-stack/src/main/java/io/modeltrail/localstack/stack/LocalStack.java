package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.contract.Installation;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.identity.SigningKey;
import io.modeltrail.localstack.identity.Tokens;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.Leftovers;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.PidFile;
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

  private final StackFolder folder;
  private final PortPlan ports;
  private final StackLock lock;
  private final Parts parts;
  private final Checkout checkout;
  private final List<ServiceProcess> services;
  private final Map<Group, String> tokens;

  private LocalStack(StackOptions options, StackLock lock, Parts parts, SigningKey key) {
    this.folder = options.folder();
    this.ports = options.ports();
    this.lock = lock;
    this.parts = parts;
    var environment = new ServiceEnvironment(parts, ports, key);
    this.checkout = Checkout.find();
    this.services =
        options.services().stream()
            .map(service -> new ServiceProcess(service, checkout, folder, environment.of(service)))
            .toList();
    options.services().forEach(it -> ServiceEnvironment.file(folder, it).write(environment.of(it)));
    this.tokens = new EnumMap<>(Group.class);
    var issuer = new Tokens(key, Clock.systemUTC());
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
    var lock = StackLock.take(options.folder()).orElseThrow(() -> running(options.folder()));
    try {
      supervisor(options.folder()).write(ProcessHandle.current());
      Leftovers.stop(options.folder());
      new TakenPorts().refuse(options);
      if (options.fresh()) {
        Folders.delete(options.folder().data());
      }
      var key = SigningKey.in(options.folder().keys());
      var parts = Parts.start(options.folder(), options.ports().ofParts(), listener);
      return new LocalStack(options, lock, parts, key).withServices(listener);
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
    return services.stream().map(ServiceProcess::service).toList();
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

  /// A token of the group, good for [Tokens#LIFETIME].
  public String token(Group group) {
    return Objects.requireNonNull(tokens.get(group));
  }

  /// All parts and services, as long as the stack runs.
  public List<Part> all() {
    return Stream.concat(parts.all().stream(), services.stream()).toList();
  }

  /// What stands in `stack.env`.
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    variables.put("SCHEMA_REGISTRY_URL", schemaRegistryUrl());
    services.forEach(it -> variables.put(it.service().variable(), url(it.service())));
    tokens.forEach((group, token) -> variables.put(group.variable(), token));
    return variables;
  }

  /// Stops everything in good order and keeps the data.
  @Override
  public void close() {
    services.forEach(ServiceProcess::stop);
    parts.close();
    forget(folder, lock);
  }

  private static void forget(StackFolder folder, StackLock lock) {
    removeTraces(folder);
    lock.close();
  }

  /// Removes the files that are there only while a stack runs.
  static void removeTraces(StackFolder folder) {
    for (var service : Service.values()) {
      ServiceEnvironment.file(folder, service).delete();
    }
    new EnvFile(folder.environment()).delete();
    supervisor(folder).delete();
  }

  boolean isInDevMode(Service service) {
    return DevMode.isOn(folder, service);
  }

  /// The process that holds the stack together.
  static PidFile supervisor(StackFolder folder) {
    return new PidFile(folder.run().resolve("supervisor"));
  }

  private static StackException running(StackFolder folder) {
    var who = supervisor(folder).find().map(process -> " as process " + process.pid()).orElse("");
    return new StackException(
        "A stack is running already"
            + who
            + ". Its addresses and tokens are in "
            + folder.environment()
            + "; stop it with: ./modeltrail down");
  }

  private LocalStack withServices(StartListener listener) {
    try {
      var starts = services.stream().<Runnable>map(service -> () -> start(service, listener));
      InParallel.run(starts.toArray(Runnable[]::new));
      govern(listener);
      new EnvFile(folder.environment()).write(variables());
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// A stack that has no rules yet begins with those of the checkout.
  private void govern(StartListener listener) {
    if (services().contains(Service.PROMOTION)) {
      var rules = DefaultGovernance.in(checkout);
      var installation = new Installation(bootstrapServers(), schemaRegistryUrl(), "");
      listener.step(
          "governance",
          "the rules",
          () -> {
            installation.addEnvironments(rules.environments());
            rules.applyFirst(new GovernanceApi(url(Service.PROMOTION), token(Group.OPERATOR)));
          });
    }
  }

  private void start(ServiceProcess service, StartListener listener) {
    parts.createDatabase(service.name());
    listener.step(service.name(), "the service", service::start);
  }
}
