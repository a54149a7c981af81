package io.modeltrail.messaging.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.localstack.contract.Topics;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreIT {

  private static final String[] MODELS = {"iris", "wine", "digits", "diabetes"};

  @Test
  void a_group_whose_offsets_are_reset_changes_nothing() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.start("a");
      Promises.hold(installation, events);
      installation.stopLoops();

      // when
      try (Admin admin = admin()) {
        String group = installation.prefix + "tally-service";
        Map<TopicPartition, OffsetAndMetadata> zero =
            admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .keySet()
                .stream()
                .collect(Collectors.toMap(at -> at, at -> new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(group, zero).all().get();
      }
      events.addAll(installation.publish(10, MODELS));
      installation.start("a");

      // then
      Promises.hold(installation, events);
    }
  }

  @Test
  void a_group_that_is_deleted_changes_nothing() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.start("a");
      Promises.hold(installation, events);
      installation.stopLoops();

      // when
      try (Admin admin = admin()) {
        admin.deleteConsumerGroups(Set.of(installation.prefix + "tally-service")).all().get();
      }
      events.addAll(installation.publish(10, MODELS));
      installation.start("a");

      // then
      Promises.hold(installation, events);
    }
  }

  @Test
  void a_database_restored_from_before_catches_up_under_the_same_event_ids() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(15, MODELS));
      installation.start("a");
      Promises.hold(installation, events);
      installation.stopLoops();
      String backup = copyOf(installation.database);
      events.addAll(installation.publish(15, MODELS));
      installation.start("a");
      Promises.hold(installation, events);
      installation.stopLoops();
      Map<UUID, String> before = installation.state();

      // when
      installation.database = backup;
      events.addAll(installation.publish(5, MODELS));
      installation.start("a");

      // then
      Promises.holdWithRepeats(installation, events);
      assertThat(installation.state()).containsAllEntriesOf(before);
    }
  }

  @Test
  void a_topic_that_is_deleted_and_created_is_read_from_its_start() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.start("a");
      Promises.hold(installation, events);

      // when
      recreate(installation);
      events.addAll(installation.publish(10, MODELS));

      // then
      Promises.hold(installation, events);
    }
  }

  /// The log lost what it held, and holds other records in the same places.
  @Test
  void a_log_that_was_cut_is_read_again_and_nothing_new_is_lost() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(25, MODELS));
      installation.start("a");
      Promises.hold(installation, events);
      installation.stopLoops();
      UUID before = topicId(installation);
      recreate(installation);
      UUID after = topicId(installation);
      installation.execute(
          "UPDATE messaging.position SET topic_id = '%2$s' WHERE topic_id = '%1$s'; UPDATE tally SET topic_id = '%2$s' WHERE topic_id = '%1$s'"
              .formatted(before, after));
      events.addAll(installation.publish(10, MODELS));

      // when
      installation.start("a");

      // then
      Promises.hold(installation, events);
    }
  }

  /// As an operator does who wants to skip records, at the worst moment: between the database's
  /// commit and Kafka's.
  @Test
  void a_group_that_is_set_forward_after_a_crash_hides_nothing() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      List<UUID> events = new ArrayList<>(installation.publish(20, MODELS));
      Process process = LoopProcess.start(installation, "a", CommitPoint.AFTER_DATABASE_COMMIT, 1);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String group = installation.prefix + "tally-service";
      try (Admin admin = admin()) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    admin
                        .describeConsumerGroups(Set.of(group))
                        .all()
                        .get()
                        .get(group)
                        .members()
                        .isEmpty());
        Map<TopicPartition, OffsetAndMetadata> forward = new HashMap<>();
        for (int partition = 0; partition < 6; partition++) {
          forward.put(
              new TopicPartition(installation.prefix + "model.trained", partition),
              new OffsetAndMetadata(1_000));
        }
        admin.alterConsumerGroupOffsets(group, forward).all().get();
      }

      // when
      installation.start("a");

      // then
      Promises.hold(installation, events);
    }
  }

  @Test
  void a_missing_topic_is_named_and_waited_for() throws Exception {
    try (Installation installation = new Installation()) {
      // given
      try (Admin admin = admin()) {
        String topic = installation.prefix + "model.registered";
        admin.deleteTopics(Set.of(topic)).all().get();
        await().until(() -> !admin.listTopics().names().get().contains(topic));
      }
      List<UUID> events = installation.publish(5, MODELS);

      // when
      Loop loop = installation.start("a");

      // then
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(loop.status().activity())
                      .isInstanceOfSatisfying(
                          LoopStatus.Activity.Waiting.class,
                          waiting ->
                              assertThat(waiting.reason())
                                  .contains("missing", installation.prefix + "model.registered")));
      Topics.create(Installation.PARTS.bootstrapServers(), installation.prefix);
      Promises.hold(installation, events);
    }
  }

  private static void recreate(Installation installation) throws Exception {
    try (Admin admin = admin()) {
      String topic = installation.prefix + "model.trained";
      admin.deleteTopics(Set.of(topic)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }
    Topics.create(Installation.PARTS.bootstrapServers(), installation.prefix);
  }

  private static UUID topicId(Installation installation) throws Exception {
    try (Admin admin = admin()) {
      String topic = installation.prefix + "model.trained";
      return new TopicIds(admin).of(Set.of(topic)).get(topic);
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", Installation.PARTS.bootstrapServers()));
  }

  private static String copyOf(String database) throws Exception {
    String copy = database + "_before";
    var parts = Installation.PARTS;
    try (Connection connection =
            LoopProcess.dataSource(parts.jdbcUrl("postgres"), parts.user(), parts.password())
                .getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE %s TEMPLATE %s".formatted(copy, database));
    }
    return copy;
  }
}
