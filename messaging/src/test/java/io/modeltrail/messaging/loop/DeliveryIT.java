package io.modeltrail.messaging.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveryIT {

  @Test
  void a_batch_that_does_not_arrive_is_emitted_with_the_one_that_was_decided_meanwhile()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      CountDownLatch nextIsDecided = new CountDownLatch(2);
      AtomicInteger emitted = new AtomicInteger();
      List<UUID> events = installation.publish(25, "iris", "wine", "digits");

      // when
      installation.start(
          "a",
          point -> {
            if (point == CommitPoint.AFTER_DATABASE_COMMIT) {
              nextIsDecided.countDown();
            }
            if (point == CommitPoint.BEFORE_KAFKA_COMMIT && emitted.getAndIncrement() == 0) {
              await(nextIsDecided);
              throw new IllegalStateException("the test says so");
            }
          });

      // then
      Promises.hold(installation, events);
      assertThat(nextIsDecided.getCount()).isZero();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
