package io.modeltrail.localstack.contract;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrimziFormTest {

  private static final String DNS_NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

  /// The properties are proved elsewhere: this form has to say the same.
  @ParameterizedTest
  @ValueSource(strings = {"", "team-a.", "Team_A."})
  void it_says_the_same_as_the_properties(String prefix) throws IOException {
    var sheet = sheet(prefix);

    var said = new TreeMap<String, String>();
    for (var resource : read(sheet.strimzi("modeltrail"))) {
      if (resource.get("kind").asText().equals("KafkaTopic")) {
        topic(resource.get("spec"), said);
      } else {
        // A KafkaUser has no other name than the resource's.
        rights(resource, said);
      }
    }

    assertThat(said).isEqualTo(properties(sheet));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "team-a.", "Team_A.", "-.", "a-.", "__"})
  void every_resource_has_a_name_that_kubernetes_takes_and_that_is_its_own(String prefix)
      throws IOException {
    var resources = read(sheet(prefix).strimzi("modeltrail"));

    assertThat(resources)
        .allSatisfy(
            resource -> {
              assertThat(resource.get("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1beta2");
              assertThat(resource.at("/metadata/name").asText())
                  .matches(DNS_NAME)
                  .doesNotContain("..", ".-", "-.");
              assertThat(resource.at("/metadata/labels/strimzi.io~1cluster").asText())
                  .isEqualTo("modeltrail");
            });
    assertThat(resources)
        .extracting(resource -> resource.get("kind") + " " + resource.at("/metadata/name"))
        .doesNotHaveDuplicates();
  }

  @Test
  void names_that_differ_by_case_alone_stay_apart() {
    assertThat(ResourceName.of("Team.model.trained"))
        .startsWith("team-model-trained-")
        .isNotEqualTo(ResourceName.of("TEAM.model.trained"));
  }

  @Test
  void the_longest_name_is_cut_to_what_kubernetes_takes() {
    assertThat(ResourceName.of("A".repeat(249))).matches(DNS_NAME);
  }

  @Test
  void what_cannot_be_the_name_of_a_cluster_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> sheet("").strimzi("my cluster"));
  }

  private static void topic(JsonNode spec, Map<String, String> said) {
    var name = spec.get("topicName").asText();
    said.put(name + ".partitions", spec.get("partitions").asText());
    said.put(name + ".replicas", spec.get("replicas").asText());
    spec.get("config")
        .properties()
        .forEach(
            setting ->
                said.put(name + ".config." + setting.getKey(), setting.getValue().textValue()));
  }

  private static void rights(JsonNode user, Map<String, String> said) {
    assertThat(user.get("kind").asText()).isEqualTo("KafkaUser");
    var authorization = user.at("/spec/authorization");
    assertThat(authorization.get("type").asText()).isEqualTo("simple");
    int number = 0;
    for (var acl : authorization.get("acls")) {
      var on = acl.get("resource");
      var operations =
          StreamSupport.stream(acl.get("operations").spliterator(), false)
              .map(JsonNode::asText)
              .collect(joining(","));
      said.put(
          user.at("/metadata/name").asText() + ".acl." + ++number,
          String.join(
              " ",
              on.get("type").asText(),
              on.get("patternType").asText(),
              operations,
              on.get("name").asText()));
    }
  }

  /// With the names of users as Kubernetes takes them.
  private static Map<String, String> properties(TopicSheet sheet) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(sheet.properties()));
    var expected = new TreeMap<String, String>();
    for (var key : properties.stringPropertyNames()) {
      var acl = key.lastIndexOf(".acl.");
      var name = acl < 0 ? key : ResourceName.of(key.substring(0, acl)) + key.substring(acl);
      expected.put(name, properties.getProperty(key));
    }
    return expected;
  }

  private static TopicSheet sheet(String prefix) {
    return new TopicSheet(prefix, List.of("dev", "qa"), new Sizing(6, 3));
  }

  private static List<JsonNode> read(String yaml) throws IOException {
    var resources = new ArrayList<JsonNode>();
    try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      documents.forEachRemaining(resources::add);
    }
    return resources;
  }
}
