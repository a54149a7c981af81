package io.modeltrail.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class QuietTest {

  private static final TopicPartition TOPIC = new TopicPartition("model.registered", 0);

  private final AtomicLong end = new AtomicLong();
  private Map<String, String> busy = Map.of();
  private long growth;

  @Test
  void where_nothing_is_left_to_do_it_is_quiet() throws IOException {
    assertThat(await()).isEmpty();
  }

  @Test
  void who_lags_at_the_deadline_has_not_caught_up() throws IOException {
    busy = Map.of("http://one", "lag 7");
    assertThat(await()).containsEntry("http://one", "lag 7");
  }

  @Test
  void a_topic_that_grows_at_the_deadline_says_that_work_is_left() throws IOException {
    growth = 1;
    assertThat(await()).containsOnlyKeys(TOPIC.toString());
  }

  private Map<String, String> await() throws IOException {
    Quiet.Sight sight =
        new Quiet.Sight() {
          @Override
          public Map<TopicPartition, Long> ends() {
            return Map.of(TOPIC, end.addAndGet(growth));
          }

          @Override
          public Map<String, String> busy() {
            return busy;
          }
        };
    return new Quiet(sight, Duration.ofMillis(20))
        .await(System.nanoTime() + Duration.ofMillis(200).toNanos());
  }
}
