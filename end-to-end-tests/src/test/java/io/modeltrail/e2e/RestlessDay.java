package io.modeltrail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.localstack.stack.LocalStack;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/// Every instance of promotion-service is killed at random moments and started at once, whatever
/// the others do, while records come and people act. The records last as long as the killing.
final class RestlessDay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  /// Few and often: so an instance is at work whenever it is killed.
  private static final int LETTERS_AT_ONCE = 2;

  private static final long LETTERS_EVERY_MILLIS = 40;

  /// How long an instance lives after it is ready. It is not at work at once.
  private static final int LIFE_MIN_MILLIS = 500;

  private static final int LIFE_MAX_MILLIS = 4_000;

  private final LocalStack stack;
  private final Senders senders;
  private final List<Letter> letters;
  private final int kills;
  private final Random random;
  private final AtomicInteger killed = new AtomicInteger();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(5);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicInteger back = new AtomicInteger();
  private int sent;

  /// @param kills how many there have to be
  RestlessDay(LocalStack stack, Senders senders, List<Letter> letters, int kills, Random random) {
    this.stack = stack;
    this.senders = senders;
    this.letters = letters;
    this.kills = kills;
    this.random = random;
  }

  /// Until all is sent, nobody is killed any more, and all instances are ready.
  void run(ByHand people) {
    Future<?> sending =
        timers.scheduleAtFixedRate(this::send, 0, LETTERS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    stack.instances(Service.PROMOTION).forEach(instance -> live(instance, people));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(failure.get()).isNull();
              assertThat(back).hasValue(kills);
              assertThat(sentBy()).isEqualTo(letters.size());
            });
    assertThat(sending.cancel(false)).isTrue();
    stack.instances(Service.PROMOTION).forEach(people::act);
  }

  private void live(ServiceProcess instance, ByHand people) {
    Future<?> unused =
        timers.schedule(
            () -> die(instance, people),
            random.nextInt(LIFE_MIN_MILLIS, LIFE_MAX_MILLIS),
            TimeUnit.MILLISECONDS);
    timers.execute(() -> people.act(instance));
  }

  private void die(ServiceProcess instance, ByHand people) {
    if (killed.incrementAndGet() <= kills) {
      noting(
          () -> {
            instance.killHard();
            instance.start();
            back.incrementAndGet();
            live(instance, people);
          });
    }
  }

  private synchronized void send() {
    noting(
        () -> {
          int until = Math.min(letters.size(), letters.size() * (killed.get() + 1) / kills);
          int end = Math.min(until, sent + LETTERS_AT_ONCE);
          senders.send(letters.subList(sent, end));
          sent = end;
        });
  }

  /// A timer would keep a failure to itself.
  private void noting(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  private synchronized int sentBy() {
    return sent;
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }
}
