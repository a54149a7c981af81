package io.modeltrail.torture.arena;

import io.modeltrail.localstack.governance.GovernanceApi;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.localstack.parts.StackFolder;
import io.modeltrail.localstack.parts.StartListener;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.PortPlan;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.localstack.stack.StackOptions;
import io.modeltrail.localstack.stack.Variant;
import io.modeltrail.torture.history.Ladder;
import io.modeltrail.torture.load.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// An installation of its own: Kafka, schema registry, PostgreSQL and the three services as they
/// are deployed.
public final class Arena implements AutoCloseable {

  /// What the services are told beside that of a stack: two loops, which may get into each other's
  /// way; small batches, so that something happens amid them; and the shortest session that a
  /// broker allows, so that a frozen instance is soon taken for dead.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "MODELTRAIL_MESSAGING_LOOPS", "2",
          "MODELTRAIL_MESSAGING_BATCH_RECORDS", "50",
          "MODELTRAIL_MESSAGING_SESSION_TIMEOUT", "6S",
          "MODELTRAIL_MESSAGING_RETRY_DELAY_MAX", "2S",
          "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

  private final LocalStack stack;
  private final Map<Service, ServiceProcess> current = new ConcurrentHashMap<>();
  private final Map<Service, Variant> variants = new ConcurrentHashMap<>();

  private Arena(LocalStack stack) {
    this.stack = stack;
    for (Service service : stack.services()) {
      current.put(service, stack.instances(service).getFirst());
      variants.put(service, Variant.NONE);
    }
  }

  /// Starts all in an empty folder, with the [Ladder]'s rules.
  public static Arena start(Path folder) throws IOException {
    Folders.delete(folder);
    LocalStack stack =
        LocalStack.startParts(
            new StackOptions(
                new StackFolder(folder),
                PortPlan.free(),
                List.of(Service.values()),
                true,
                SETTINGS),
            StartListener.NONE);
    try {
      InParallel.run(
          stack.services().stream()
              .flatMap(service -> stack.instances(service).stream())
              .<Runnable>map(it -> () -> stack.startService(it, StartListener.NONE))
              .toArray(Runnable[]::new));
      GovernanceApi.Answer answer =
          new GovernanceApi(stack.url(Service.PROMOTION), stack.token(Group.OPERATOR))
              .apply(Ladder.RULES, Map.of());
      if (answer.status() / 100 != 2) {
        throw new IllegalStateException("the rules are not taken: " + answer.detail());
      }
      return new Arena(stack);
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  public Parts parts() {
    return stack.parts();
  }

  public LocalStack stack() {
    return stack;
  }

  /// The instance that stands for a service: the one that is there from the start, or what was put
  /// in its place.
  public ServiceProcess current(Service service) {
    return Objects.requireNonNull(current.get(service));
  }

  /// Those that run now.
  public List<ServiceProcess> running(Service service) {
    return stack.instances(service).stream().filter(ServiceProcess::isRunning).toList();
  }

  /// Starts one more instance, of the same kind as the one that stands for the service.
  public ServiceProcess startAnother(Service service) {
    ServiceProcess another = stack.another(service, Objects.requireNonNull(variants.get(service)));
    another.start();
    return another;
  }

  /// Puts an instance that differs in the place of the one that stands for the service.
  public void replace(Service service, Variant variant) {
    running(service).forEach(ServiceProcess::stop);
    ServiceProcess other = stack.another(service, variant);
    current.put(service, other);
    variants.put(service, variant);
    other.start();
  }

  /// How the instance that stands for a service differs from the others.
  public Variant variant(Service service) {
    return Objects.requireNonNull(variants.get(service));
  }

  /// Has the instances run that stand for the services, and no others.
  public void settle() {
    InParallel.run(
        stack.services().stream()
            .<Runnable>map(service -> () -> settle(service))
            .toArray(Runnable[]::new));
  }

  private void settle(Service service) {
    ServiceProcess one = current(service);
    running(service).stream().filter(it -> it != one).forEach(ServiceProcess::stop);
    one.start();
  }

  /// Has each service run as it was at the start.
  public void restore() {
    for (Service service : stack.services()) {
      current.put(service, stack.instances(service).getFirst());
      variants.put(service, Variant.NONE);
    }
    settle();
  }

  /// For those who send.
  public Address address() {
    return new Address(
        stack.bootstrapServers(),
        stack.schemaRegistryUrl(),
        url(Service.REGISTRY),
        url(Service.PROMOTION),
        stack.token(Group.TRAINER),
        stack.token(Group.MODEL_OWNER),
        stack.token(Group.VALIDATOR));
  }

  /// Where the instance that stands for a service is found, without a path.
  public String url(Service service) {
    return current(service).url();
  }

  @Override
  public void close() {
    stack.close();
  }
}
