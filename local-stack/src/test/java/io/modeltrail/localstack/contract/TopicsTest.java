package io.modeltrail.localstack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.avro.Contract;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void every_topic_of_the_contract_is_there() {
    var names = Contract.topics().stream().map(Contract.Topic::name).toList();

    assertThat(Topics.all("")).extracting(NewTopic::name).containsAll(names);
  }

  @Test
  void only_what_a_service_reads_has_dead_letters() {
    assertThat(Topics.all(""))
        .extracting(NewTopic::name)
        .contains("model.trained.dead-letter")
        .doesNotContain("model.registered.dead-letter");
  }

  @Test
  void topics_have_six_partitions_are_timed_by_the_broker_and_kept_for_ever() {
    assertThat(Topics.all(""))
        .allSatisfy(
            topic -> {
              assertThat(topic.numPartitions()).isEqualTo(6);
              assertThat(topic.replicationFactor()).isEqualTo((short) 1);
              assertThat(topic.configs())
                  .containsEntry("message.timestamp.type", "LogAppendTime")
                  .containsEntry("retention.ms", "-1");
            });
  }

  @Test
  void a_dead_letter_may_be_larger_than_what_was_refused() {
    assertThat(Topics.all(""))
        .filteredOn(topic -> topic.name().endsWith(".dead-letter"))
        .allSatisfy(
            topic -> assertThat(topic.configs()).containsEntry("max.message.bytes", "2097152"));
  }

  @Test
  void a_prefix_is_in_front_of_every_name() {
    assertThat(Topics.all("team-a."))
        .extracting(NewTopic::name)
        .allMatch(name -> name.startsWith("team-a."));
  }
}
