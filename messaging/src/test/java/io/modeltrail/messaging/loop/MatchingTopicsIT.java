package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MatchingTopicsIT {

  @Test
  void a_topic_that_is_created_later_is_read_from_its_beginning_without_a_restart()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Ledger ledger = Ledger.of("site\\..*");
      installation.createTopic("site.one");
      installation.start("a", ledger);
      installation.send("site.one", "key", new byte[] {1});
      await().untilAsserted(() -> assertThat(ledger.places()).containsExactly("site.one-0@0"));

      // when
      installation.createTopic("site.two");
      installation.createTopic("elsewhere");
      installation.send("site.two", "key", new byte[] {2});
      installation.send("elsewhere", "key", new byte[] {3});

      // then
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () -> assertThat(ledger.places()).containsExactly("site.one-0@0", "site.two-0@0"));
    }
  }
}
