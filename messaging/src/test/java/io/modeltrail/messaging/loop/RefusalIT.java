package io.modeltrail.messaging.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.messaging.outcome.Outcome;
import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.rejection.DeadLetter;
import io.modeltrail.messaging.rejection.RejectionList;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class RefusalIT {

  @Test
  void a_record_that_the_database_refuses_is_set_aside_alone() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(4, "iris"));
      UUID impossible = installation.publish(UUID.randomUUID(), "iris", Tally.IMPOSSIBLE_RUN);
      events.addAll(installation.publish(4, "iris"));

      // when
      installation.start("a");

      // then
      Promises.hold(installation, events);
      List<ConsumerRecord<byte[], byte[]>> letters =
          installation.committed("model.trained" + DeadLetter.SUFFIX);
      assertThat(letters).hasSize(1);
      assertThat(header(letters.getFirst(), "dead-letter-reason")).isEqualTo("DATABASE_REFUSED");
      assertThat(outcome(installation, impossible)).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void the_same_event_again_has_no_effect_and_its_id_with_other_content_is_refused()
      throws Exception {
    try (Installation installation = new Installation()) {
      // given
      UUID id = UUID.randomUUID();
      installation.publish(id, "iris", "run-1");
      installation.publish(id, "iris", "run-1");
      installation.publish(id, "iris", "run-2");

      // when
      installation.start("a");
      await().untilAsserted(() -> assertThat(rejections(installation)).hasSize(1));
      installation.publish(id, "iris", "run-1");
      installation.publish(id, "iris", "run-3");

      // then
      await().untilAsserted(() -> assertThat(rejections(installation)).hasSize(2));
      Promises.hold(installation, List.of(id));
      assertThat(outcome(installation, id)).isInstanceOf(Outcome.Applied.class);
      assertThat(rejections(installation))
          .allSatisfy(
              each -> assertThat(each.rejection().refusal().code()).isEqualTo("EVENT_ID_REUSED"));
    }
  }

  @Test
  void a_refused_event_does_not_use_up_its_id() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      UUID id = UUID.randomUUID();
      installation.publish(id, "iris", Tally.REFUSED_RUN);
      installation.start("a");
      await().untilAsserted(() -> assertThat(rejections(installation)).hasSize(1));

      // when
      installation.publish(id, "iris", "repaired");

      // then
      Promises.hold(installation, List.of(id));
      assertThat(outcome(installation, id)).isInstanceOf(Outcome.Applied.class);
    }
  }

  /// Its id is that of an event which has its effect: the outcome of that one must stay, and the
  /// loop must not trip over it.
  @Test
  void a_bad_record_with_the_id_of_a_good_one_does_not_touch_its_outcome() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      UUID id = installation.publish(UUID.randomUUID(), "iris", "run-1");
      installation.start("a");
      Promises.hold(installation, List.of(id));

      // when
      installation.send("wrong key", installation.encode(Events.trained(id, "iris", "run-1")));

      // then
      await().untilAsserted(() -> assertThat(rejections(installation)).hasSize(1));
      assertThat(outcome(installation, id)).isInstanceOf(Outcome.Applied.class);
      Promises.hold(installation, List.of(id));
    }
  }

  /// A compressed batch carries past the broker what no producer of ours could write again.
  @Test
  void huge_values_keys_and_headers_in_a_compressed_batch_stop_nobody() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(2, "iris"));
      String topic = installation.prefix + "model.trained";
      byte[] key = "iris".getBytes(UTF_8);
      byte[] huge = new byte[3_000_000];
      installation.sendCompressed(
          List.of(
              new ProducerRecord<>(topic, key, huge),
              new ProducerRecord<>(topic, 0, huge, key),
              new ProducerRecord<>(
                  topic, null, key, key, List.of(new RecordHeader("huge", huge)))));
      events.addAll(installation.publish(2, "iris"));

      // when
      installation.start("a");

      // then
      Promises.hold(installation, events);
      await()
          .untilAsserted(
              () ->
                  assertThat(installation.committed("model.trained" + DeadLetter.SUFFIX))
                      .hasSize(3));
      assertThat(rejections(installation)).hasSize(3);
      List<ConsumerRecord<byte[], byte[]>> letters =
          installation.committed("model.trained" + DeadLetter.SUFFIX);
      assertThat(letters)
          .filteredOn(letter -> letter.headers().lastHeader("dead-letter-value-bytes") != null)
          .singleElement()
          .satisfies(
              letter -> assertThat(header(letter, "dead-letter-value-bytes")).isEqualTo("3000000"));
    }
  }

  private static Outcome outcome(Installation installation, UUID id) throws SQLException {
    try (Connection connection = installation.dataSource().getConnection()) {
      return Outcomes.find(connection, id).orElseThrow();
    }
  }

  private static List<RejectionList.Listed> rejections(Installation installation)
      throws SQLException {
    try (Connection connection = installation.dataSource().getConnection()) {
      return RejectionList.newest(connection, RejectionList.Filter.all(), Long.MAX_VALUE, 100);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
