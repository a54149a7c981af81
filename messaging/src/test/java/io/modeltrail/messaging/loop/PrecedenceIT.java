package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PrecedenceIT {

  private static final int RUNS = 300;

  @Test
  void what_others_refer_to_is_read_first_as_far_as_the_log_holds_it_when_work_begins()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.createTopic("requests");
      installation.createTopic("runs");
      installation.send("requests", "key", new byte[] {1});
      for (int i = 0; i < RUNS; i++) {
        installation.send("runs", "key", new byte[] {1});
      }
      Ledger ledger = Ledger.of("runs|requests", List.of("runs"));

      // when
      installation.start("a", ledger);

      // then
      await().untilAsserted(() -> assertThat(ledger.places()).hasSize(RUNS + 1));
      assertThat(ledger.places()).last().isEqualTo("requests-0@0");

      // and when
      installation.send("requests", "key", new byte[] {2});

      // then
      await().untilAsserted(() -> assertThat(ledger.places()).contains("requests-0@1"));
    }
  }

  @Test
  void of_several_one_is_read_after_the_other() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      for (String topic : List.of("requests", "timers", "runs")) {
        installation.createTopic(topic);
        for (int i = 0; i < RUNS; i++) {
          installation.send(topic, "key", new byte[] {1});
        }
      }
      Ledger ledger = Ledger.of("runs|timers|requests", List.of("runs", "timers"));

      // when
      installation.start("a", ledger);

      // then
      await().untilAsserted(() -> assertThat(ledger.places()).hasSize(3 * RUNS));
      assertThat(ledger.places().stream().map(it -> it.replaceAll("-.*", "")).distinct())
          .containsExactly("runs", "timers", "requests");
    }
  }

  @Test
  void a_log_that_ends_with_a_transaction_is_read_to_its_end() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      installation.createTopic("requests");
      installation.createTopic("runs");
      installation.send("requests", "key", new byte[] {1});
      transaction(installation.prefix + "runs");
      Ledger ledger = Ledger.of("runs|requests", List.of("runs"));

      // when
      installation.start("a", ledger);

      // then
      await()
          .untilAsserted(
              () -> assertThat(ledger.places()).containsExactly("runs-0@0", "requests-0@0"));
    }
  }

  private static void transaction(String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            Installation.PARTS.bootstrapServers(),
            "transactional.id",
            topic + "-writer");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused = producer.send(new ProducerRecord<>(topic, new byte[] {1}));
      producer.commitTransaction();
    }
  }
}
