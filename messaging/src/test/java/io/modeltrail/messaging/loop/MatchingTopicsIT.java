package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class MatchingTopicsIT {

  @Test
  void a_topic_that_is_created_later_is_read_from_its_beginning_without_a_restart()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      Ledger ledger = Ledger.of("site\\..*");
      create(installation, "site.one");
      installation.start("a", ledger);
      installation.send("site.one", "key", new byte[] {1});
      await().untilAsserted(() -> assertThat(ledger.places()).containsExactly("site.one-0@0"));

      // when
      create(installation, "site.two");
      create(installation, "elsewhere");
      installation.send("site.two", "key", new byte[] {2});
      installation.send("elsewhere", "key", new byte[] {3});

      // then
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () -> assertThat(ledger.places()).containsExactly("site.one-0@0", "site.two-0@0"));
    }
  }

  private static void create(Installation installation, String topic) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", Installation.PARTS.bootstrapServers());
    try (Admin admin = Admin.create(config)) {
      admin
          .createTopics(List.of(new NewTopic(installation.prefix + topic, 1, (short) 1)))
          .all()
          .get();
    }
  }
}
