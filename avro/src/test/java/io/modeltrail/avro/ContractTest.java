package io.modeltrail.avro;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeltrail.avro.Contract.Topic;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  private static final String TEMPLATE = "model.promoted.<environment>";

  @Test
  void a_topic_is_found_by_its_name() {
    var topic = Contract.topic("model.champion");

    assertEquals("ChampionChanged", topic.schema().getName());
    assertEquals(List.of("promotion-service"), topic.writers());
    assertEquals(List.of("deployer", "registry-service", "audit-service"), topic.readers());
  }

  @Test
  void an_environments_topic_is_found_by_the_name_that_it_has_there() {
    var topic = Contract.topic("model.promoted.qa");

    assertEquals("model.promoted.qa", topic.name());
    assertEquals("ModelPromoted", topic.schema().getName());
    assertFalse(topic.isPerEnvironment());
    assertEquals(topic, Contract.topic(TEMPLATE).of("qa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "qa",
        "model.promoted",
        "model.promoted.",
        "model.promoted.Q",
        "model.trained.qa"
      })
  void a_name_that_is_not_in_the_contract_is_refused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Contract.topic(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "QA", "-qa", "qa-", "q.a", "<environment>"})
  void a_topic_of_what_is_no_environment_is_refused(String environment) {
    var template = Contract.topic(TEMPLATE);

    assertThrows(IllegalArgumentException.class, () -> template.of(environment));
    assertThrows(IllegalArgumentException.class, () -> Contract.topics(List.of(environment)));
  }

  @Test
  void an_environments_name_has_at_most_63_characters() {
    var template = Contract.topic(TEMPLATE);

    assertEquals("model.promoted." + "e".repeat(63), template.of("e".repeat(63)).name());
    assertThrows(IllegalArgumentException.class, () -> template.of("e".repeat(64)));
  }

  @Test
  void what_all_environments_share_has_no_topic_of_one() {
    var shared = Contract.topic("model.trained");

    assertThrows(IllegalStateException.class, () -> shared.of("qa"));
  }

  @Test
  void an_installation_has_each_topic_once_and_one_for_each_environment_where_it_is_so() {
    var names = Contract.topics(List.of("dev", "qa", "dev")).stream().map(Topic::name).toList();

    assertEquals(Contract.topics().size() + 1, names.size());
    assertTrue(names.containsAll(List.of("model.promoted.dev", "model.promoted.qa")));
    assertFalse(names.contains(TEMPLATE));
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  @Test
  void these_topics_differ_from_the_others() {
    assertEquals(Set.of("model.champion"), namesOf(Topic::compacted));
    assertEquals(Set.of("governance.applied", "audit.checkpoint"), namesOf(Topic::onePartition));
    assertEquals(Set.of(TEMPLATE), namesOf(Topic::isPerEnvironment));
    assertEquals(Set.of("audit.entry", "audit.checkpoint"), namesOf(topic -> !topic.audited()));
    assertEquals(Set.of("audit.checkpoint"), namesOf(Topic::isText));
  }

  @Test
  void these_services_refuse_records_of_these_topics() {
    assertEquals(
        Set.of(
            "model.trained",
            "model.described",
            "deployment.requested",
            "model.assessed",
            "artifact.checked",
            "model.champion",
            "timer.fired"),
        namesOf(t -> t.refusedBy().contains("registry-service")));
    assertEquals(
        Set.of(
            "model.registered",
            "model.described",
            "model.assessed",
            "artifact.checked",
            "promotion.requested",
            "promotion.decided",
            "deployment.reported",
            "model.observed",
            "governance.applied",
            "timer.fired"),
        namesOf(t -> t.refusedBy().contains("promotion-service")));
    assertEquals(Set.of(), namesOf(t -> t.refusedBy().contains("audit-service")));
  }

  private static Set<String> namesOf(Predicate<Topic> which) {
    return Contract.topics().stream().filter(which).map(Topic::name).collect(toSet());
  }
}
