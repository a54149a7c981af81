package io.modeltrail.messaging.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeliveryIT {

  private static final int BATCHES = 4;

  @Test
  void what_is_decided_while_a_batch_is_on_its_way_follows_in_one_transaction() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Held held = new Held(() -> {});
      installation.start("a", held);

      // when
      List<UUID> events = held.decidedOneByOne(installation);

      // then
      Promises.hold(installation, events);
      assertThat(held.transactions).hasValueLessThan(BATCHES);
    }
  }

  @Test
  void what_waits_for_a_batch_that_does_not_arrive_is_emitted_with_it_again() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Held held =
          new Held(
              () -> {
                throw new IllegalStateException("the test says so");
              });
      installation.start("a", held);

      // when
      List<UUID> events = held.decidedOneByOne(installation);

      // then
      Promises.hold(installation, events);
      events.addAll(installation.publish(1, "iris"));
      Promises.hold(installation, events);
    }
  }

  /// Holds the first transaction until some batches more are decided.
  private static final class Held implements Consumer<CommitPoint> {

    private final Runnable then;
    private final Semaphore decided = new Semaphore(0);
    private final CountDownLatch allAreDecided = new CountDownLatch(BATCHES);
    private final AtomicInteger transactions = new AtomicInteger();

    Held(Runnable then) {
      this.then = then;
    }

    @Override
    public void accept(CommitPoint point) {
      if (point == CommitPoint.AFTER_DATABASE_COMMIT) {
        decided.release();
        allAreDecided.countDown();
      }
      if (point == CommitPoint.BEFORE_KAFKA_COMMIT && transactions.getAndIncrement() == 0) {
        await();
        then.run();
      }
    }

    private void await() {
      try {
        assertThat(allAreDecided.await(60, SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    List<UUID> decidedOneByOne(Installation installation) throws Exception {
      List<UUID> events = new ArrayList<>();
      for (int batch = 0; batch < BATCHES; batch++) {
        events.addAll(installation.publish(1, "iris"));
        assertThat(decided.tryAcquire(60, SECONDS)).isTrue();
      }
      return events;
    }
  }
}
