package io.modeltrail.localstack.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class PropertiesFormTest {

  private static final List<String> ENVIRONMENTS = List.of("dev", "qa");

  @Test
  void every_topic_is_there_once_with_its_settings() throws IOException {
    var text = sheet("team-a.").properties();

    var properties = read(text);
    assertThat(text.lines()).doesNotHaveDuplicates().hasSize(properties.size());
    assertThat(topicsOf(properties))
        .containsExactlyInAnyOrderElementsOf(
            Topics.all("team-a.", ENVIRONMENTS).stream().map(NewTopic::name).toList());
    assertThat(topicsOf(properties))
        .allSatisfy(
            topic ->
                assertThat(properties)
                    .containsEntry(topic + ".replicas", "3")
                    .containsEntry(topic + ".config.min.insync.replicas", "2")
                    .containsEntry(topic + ".config.retention.ms", "-1")
                    .containsEntry(topic + ".config.message.timestamp.type", "LogAppendTime"));
    assertThat(properties)
        .containsEntry("team-a.model.trained.partitions", "6")
        .containsEntry("team-a.governance.applied.partitions", "1")
        .containsEntry("team-a.governance.applied.dead-letter.partitions", "1")
        .containsEntry("team-a.model.trained.dead-letter.config.max.message.bytes", "2097152")
        .containsEntry("team-a.model.champion.config.cleanup.policy", "compact");
  }

  @Test
  void registry_service_has_these_rights_and_no_others() throws IOException {
    assertThat(rightsOf("registry-service"))
        .containsExactlyInAnyOrder(
            "topic literal Read,Write,Describe model.trained",
            "topic literal Write,Describe model.trained.dead-letter",
            "topic literal Read,Write,Describe model.described",
            "topic literal Write,Describe model.described.dead-letter",
            "topic literal Read,Write,Describe deployment.requested",
            "topic literal Read,Write,Describe deployment.requested.dead-letter",
            "topic literal Read,Write,Describe model.assessed",
            "topic literal Read,Write,Describe model.assessed.dead-letter",
            "topic literal Read,Write,Describe model.registered",
            "topic literal Read,Write,Describe artifact.checked",
            "topic literal Write,Describe artifact.checked.dead-letter",
            "topic literal Write,Describe promotion.requested",
            "topic literal Read,Describe model.champion",
            "topic literal Write,Describe model.champion.dead-letter",
            "topic literal Read,Write,Describe timer.fired",
            "topic literal Write,Describe timer.fired.dead-letter",
            "topic literal Read,Describe governance.applied",
            "topic literal Write,Describe audit.noted",
            "group literal Read registry-service",
            "transactionalId prefix Write,Describe registry-service-");
  }

  @Test
  void promotion_service_has_these_rights_and_no_others() throws IOException {
    assertThat(rightsOf("promotion-service"))
        .containsExactlyInAnyOrder(
            "topic literal Read,Describe model.described",
            "topic literal Write,Describe model.described.dead-letter",
            "topic literal Read,Describe model.assessed",
            "topic literal Write,Describe model.assessed.dead-letter",
            "topic literal Read,Describe model.registered",
            "topic literal Write,Describe model.registered.dead-letter",
            "topic literal Read,Describe artifact.checked",
            "topic literal Write,Describe artifact.checked.dead-letter",
            "topic literal Read,Write,Describe promotion.requested",
            "topic literal Write,Describe promotion.requested.dead-letter",
            "topic literal Read,Write,Describe promotion.decided",
            "topic literal Write,Describe promotion.decided.dead-letter",
            "topic literal Read,Write,Describe deployment.reported",
            "topic literal Write,Describe deployment.reported.dead-letter",
            "topic literal Read,Write,Describe model.observed",
            "topic literal Write,Describe model.observed.dead-letter",
            "topic literal Write,Describe model.alarmed",
            "topic literal Write,Describe promotion.changed",
            "topic literal Read,Write,Describe model.promoted.dev",
            "topic literal Read,Write,Describe model.promoted.qa",
            "topic literal Write,Describe model.champion",
            "topic literal Read,Write,Describe governance.applied",
            "topic literal Write,Describe governance.applied.dead-letter",
            "topic literal Read,Write,Describe timer.fired",
            "topic literal Write,Describe timer.fired.dead-letter",
            "topic literal Write,Describe audit.noted",
            "group literal Read promotion-service",
            "transactionalId prefix Write,Describe promotion-service-");
  }

  @Test
  void audit_service_reads_all_but_what_it_writes_itself() throws IOException {
    var expected =
        Stream.concat(
            Topics.all("", ENVIRONMENTS).stream()
                .map(NewTopic::name)
                .filter(name -> !name.startsWith("audit."))
                .map(name -> "topic literal Read,Describe " + name),
            Stream.of(
                "topic literal Read,Write,Describe audit.noted",
                "topic literal Write,Describe audit.entry",
                "topic literal Read,Write,Describe audit.checkpoint",
                "group literal Read audit-service",
                "transactionalId prefix Write,Describe audit-service-"));

    assertThat(rightsOf("audit-service")).containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @Test
  void roles_outside_have_these_rights_and_no_others() throws IOException {
    assertThat(rightsOf("trainer"))
        .containsExactlyInAnyOrder(
            "topic literal Write,Describe model.trained",
            "topic literal Write,Describe model.assessed");
    assertThat(rightsOf("approver")).containsExactly("topic literal Write,Describe model.assessed");
    assertThat(rightsOf("deployer"))
        .containsExactlyInAnyOrder(
            "topic literal Write,Describe deployment.requested",
            "topic literal Write,Describe promotion.requested",
            "topic literal Write,Describe deployment.reported",
            "topic literal Write,Describe model.observed",
            "topic literal Read,Describe model.champion",
            "topic literal Read,Describe model.promoted.dev",
            "topic literal Read,Describe model.promoted.qa",
            "group prefix Read deployer-");
    assertThat(rightsOf("operator"))
        .containsExactlyInAnyOrder(
            "topic literal Read,Describe audit.entry",
            "topic literal Read,Describe audit.checkpoint",
            "topic literal Read,Describe model.alarmed",
            "group prefix Read operator-");
  }

  @Test
  void a_prefix_is_in_front_of_all_that_is_named_in_the_cluster() throws IOException {
    var properties = read(sheet("team-a.").properties());

    assertThat(properties.stringPropertyNames()).allMatch(key -> key.startsWith("team-a."));
    assertThat(properties.stringPropertyNames())
        .filteredOn(key -> key.contains(".acl."))
        .allMatch(key -> properties.getProperty(key).matches("\\S+ \\S+ \\S+ team-a\\.\\S+"));
  }

  @Test
  void one_replica_waits_for_no_other() throws IOException {
    var properties = read(new TopicSheet("", ENVIRONMENTS, new Sizing(12, 1)).properties());

    assertThat(properties).containsEntry("model.trained.partitions", "12");
    assertThat(properties.stringPropertyNames())
        .noneMatch(key -> key.endsWith("min.insync.replicas"));
  }

  @Test
  void what_cannot_be_named_or_sized_so_is_refused() {
    var sizing = new Sizing(6, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSheet("team a", ENVIRONMENTS, sizing));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSheet("a".repeat(230), ENVIRONMENTS, sizing));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSheet("", List.of("QA"), sizing));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sizing(0, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sizing(6, 0));
  }

  private static TopicSheet sheet(String prefix) {
    return new TopicSheet(prefix, ENVIRONMENTS, new Sizing(6, 3));
  }

  private static List<String> rightsOf(String principal) throws IOException {
    var properties = read(sheet("").properties());
    return properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith(principal + ".acl."))
        .map(properties::getProperty)
        .toList();
  }

  private static List<String> topicsOf(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".partitions"))
        .map(key -> key.substring(0, key.length() - ".partitions".length()))
        .toList();
  }

  private static Properties read(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
