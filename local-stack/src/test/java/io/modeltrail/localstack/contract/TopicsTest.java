package io.modeltrail.localstack.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modeltrail.avro.Contract;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final List<String> ENVIRONMENTS = List.of("dev", "qa");

  @Test
  void every_topic_of_the_contract_is_there_once() {
    var names = Contract.topics(ENVIRONMENTS).stream().map(Contract.Topic::name).toList();

    assertThat(Topics.all("", ENVIRONMENTS))
        .extracting(NewTopic::name)
        .filteredOn(name -> !name.endsWith(".dead-letter"))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void only_what_a_service_refuses_records_of_has_dead_letters() {
    assertThat(Topics.all("", ENVIRONMENTS))
        .extracting(NewTopic::name)
        .filteredOn(name -> name.endsWith(".dead-letter"))
        .containsExactlyInAnyOrder(
            "model.trained.dead-letter",
            "model.described.dead-letter",
            "deployment.requested.dead-letter",
            "model.assessed.dead-letter",
            "artifact.checked.dead-letter",
            "model.champion.dead-letter",
            "model.registered.dead-letter",
            "promotion.requested.dead-letter",
            "promotion.decided.dead-letter",
            "deployment.reported.dead-letter",
            "model.observed.dead-letter",
            "governance.applied.dead-letter",
            "timer.fired.dead-letter");
  }

  @Test
  void topics_have_one_replica_are_timed_by_the_broker_and_kept_for_ever() {
    assertThat(Topics.all("", ENVIRONMENTS))
        .allSatisfy(
            topic -> {
              assertThat(topic.replicationFactor()).isEqualTo((short) 1);
              assertThat(topic.configs())
                  .containsEntry("message.timestamp.type", "LogAppendTime")
                  .containsEntry("retention.ms", "-1");
            });
  }

  @Test
  void topics_have_six_partitions_but_for_those_in_one_order() {
    assertThat(Topics.all("", ENVIRONMENTS))
        .allSatisfy(
            topic ->
                assertThat(topic.numPartitions())
                    .isEqualTo(
                        List.of(
                                    "governance.applied",
                                    "governance.applied.dead-letter",
                                    "audit.checkpoint")
                                .contains(topic.name())
                            ? 1
                            : 6));
  }

  @Test
  void the_champions_alone_are_compacted() {
    assertThat(Topics.all("", ENVIRONMENTS))
        .filteredOn(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
        .extracting(NewTopic::name)
        .containsExactly("model.champion");
  }

  @Test
  void a_dead_letter_may_be_larger_than_what_was_refused() {
    assertThat(Topics.all("", ENVIRONMENTS))
        .filteredOn(topic -> topic.name().endsWith(".dead-letter"))
        .allSatisfy(
            topic -> assertThat(topic.configs()).containsEntry("max.message.bytes", "2097152"));
  }

  @Test
  void a_prefix_is_in_front_of_every_name() {
    assertThat(Topics.all("team-a.", ENVIRONMENTS))
        .extracting(NewTopic::name)
        .allMatch(name -> name.startsWith("team-a."));
  }

  @Test
  void what_is_no_environment_gets_no_topic() {
    assertThatIllegalArgumentException().isThrownBy(() -> Topics.all("", List.of("QA")));
  }
}
