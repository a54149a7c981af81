package io.modeltrail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Jobs and pipelines send, while instances of the services join, die and come back.
final class BusyDay {

  static final int WAVES = 6;

  /// Longest for survivors: a session of 10 s, then a transaction of 30 s that the dead left open,
  /// which the broker ends within 10 s more.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// What a service has to have said of a wave before an instance is killed: it is at work then.
  private static final int AT_WORK = 30;

  private final LocalStack stack;
  private final Senders senders;
  private final Tally tally;
  private final Map<Service, Integer> before = new EnumMap<>(Service.class);
  private final long begin = System.nanoTime();
  private int kills;

  BusyDay(LocalStack stack, Senders senders, Tally tally) {
    this.stack = stack;
    this.senders = senders;
    this.tally = tally;
  }

  /// Where a service says what it has done.
  static String topic(Service service) {
    return switch (service) {
      case REGISTRY -> "model.registered";
      case PROMOTION -> "promotion.changed";
      case AUDIT -> "audit.entry";
    };
  }

  void run(List<List<Letter>> waves) {
    send(waves.get(0), "to one instance of each service; a second one joins");
    each(stack.services(), service -> () -> stack.startAnother(service));

    send(waves.get(1), "the first of each dies, and comes back");
    killAtWork(this::first);
    start(this::first);

    send(waves.get(2), "the second of each dies, and the first takes its place");
    killAtWork(this::second);
    awaitRegistrations();

    send(waves.get(3), "the second of each comes back");
    start(this::second);

    send(waves.get(4), "all die, and come back");
    killAtWork(this::all);
    start(this::all);
    awaitRegistrations();

    send(waves.get(5), "in peace");
    awaitRegistrations();
  }

  /// Waits until a service has said so much.
  void await(Service service, int count) {
    until(service, count);
    say(topic(service) + " is complete");
  }

  int kills() {
    return kills;
  }

  private void awaitRegistrations() {
    await(Service.REGISTRY, senders.versions());
  }

  private void send(List<Letter> wave, String what) {
    stack.services().forEach(service -> before.put(service, tally.of(topic(service))));
    senders.send(wave);
    say(what);
  }

  private void killAtWork(Function<Service, Stream<ServiceProcess>> victims) {
    for (Service service : stack.services()) {
      until(service, before.get(service) + AT_WORK);
      List<ServiceProcess> processes = victims.apply(service).toList();
      each(processes, process -> process::killHard);
      kills += processes.size();
    }
  }

  private void start(Function<Service, Stream<ServiceProcess>> dead) {
    each(stack.services().stream().flatMap(dead).toList(), process -> process::start);
  }

  private Stream<ServiceProcess> all(Service service) {
    return stack.instances(service).stream();
  }

  private Stream<ServiceProcess> first(Service service) {
    return all(service).limit(1);
  }

  private Stream<ServiceProcess> second(Service service) {
    return all(service).skip(1);
  }

  private static <T> void each(List<T> all, Function<T, Runnable> work) {
    InParallel.run(all.stream().map(work).toArray(Runnable[]::new));
  }

  private void until(Service service, int count) {
    String topic = topic(service);
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(tally.of(topic)).as(topic).isGreaterThanOrEqualTo(count));
  }

  private void say(String what) {
    StringBuilder counts = new StringBuilder();
    stack
        .services()
        .forEach(it -> counts.append("  %,6d %s".formatted(tally.of(topic(it)), topic(it))));
    System.out.printf("%3d s%s: %s%n", (System.nanoTime() - begin) / 1_000_000_000, counts, what);
  }
}
