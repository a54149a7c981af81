package io.modeltrail.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modeltrail.governance.Names;
import io.modeltrail.governance.Watch;
import io.modeltrail.governance.reading.Reading.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The schema and the reader know the same keys, values and limits.
class GovernanceSchemaTest {

  private static final JsonNode JSON = new ObjectMapper().readTree(GovernanceSchema.text());
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(GovernanceSchema.text(), InputFormat.JSON);

  @Test
  void the_default_file_is_sound_for_both() throws IOException {
    var text = Files.readString(Path.of(System.getProperty("modeltrail.home"), "governance.yaml"));

    assertThat(GovernanceFile.read(text)).isInstanceOf(Sound.class);
    assertThat(SCHEMA.validate(text, InputFormat.YAML)).isEmpty();
    assertThat(SCHEMA.validate(Broken.GOOD, InputFormat.YAML)).isEmpty();
    assertThat(SCHEMA.validate(BrokenSettings.GOOD, InputFormat.YAML)).isEmpty();
  }

  static List<Broken> brokenByShape() {
    // What a schema cannot know: what refers to what, CEL, and what is no mistake of shape.
    var meaning =
        List.of(
            "There already is",
            "is no environment that",
            "There is no environment",
            "There is no \"metric\"",
            "> cannot be applied",
            "There is no \"observd\"",
            "- cannot be applied",
            "There is no after",
            "There are no ",
            "\"prod\" is not known",
            "\"productoin\" is not known",
            "It ",
            "No workspace serves",
            "is too ",
            "qa stands here a second",
            "\"name\" stands here a second time",
            "A second document",
            "*a repeats",
            "U+0000",
            "This is no YAML",
            "A list stands as a key",
            "YAML reads no",
            "YAML reads yes",
            "YAML reads 2026");
    return Broken.all().stream()
        .filter(broken -> meaning.stream().noneMatch(one -> broken.reason().contains(one)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("brokenByShape")
  void what_is_broken_by_shape_is_refused_by_the_schema_too(Broken broken) {
    assertThat(SCHEMA.validate(broken.text(), InputFormat.YAML)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "environment",
    "after",
    "gate",
    "approval",
    "emergency",
    "roll-back",
    "watch",
    "workspace",
    "models",
    "match",
    "exception"
  })
  void both_know_the_same_keys(String block) {
    var keys =
        switch (block) {
          case "environment" -> Keys.ENVIRONMENT;
          case "after" -> Keys.AFTER;
          case "gate" -> Keys.GATE;
          case "approval" -> Keys.APPROVAL;
          case "emergency" -> Keys.EMERGENCY;
          case "roll-back" -> Keys.ROLL_BACK;
          case "watch" -> Keys.WATCH;
          case "models" -> Keys.MODELS;
          case "match" -> Keys.MATCH;
          case "exception" -> Keys.EXCEPTION;
          default -> Keys.WORKSPACE;
        };

    assertKeys(JSON.at("/$defs/" + block), keys);
  }

  @Test
  void both_know_the_same_keys_of_the_file() {
    assertKeys(JSON, Keys.FILE);
  }

  @Test
  void both_have_the_same_limits() {
    assertThat(JSON.at("/properties/environments/maxItems").asInt())
        .isEqualTo(GovernanceFile.ENVIRONMENTS_MAX);
    assertThat(JSON.at("/properties/workspaces/maxItems").asInt())
        .isEqualTo(GovernanceFile.WORKSPACES_MAX);
    assertThat(JSON.at("/$defs/environment/properties/gates/maxItems").asInt())
        .isEqualTo(GovernanceFile.GATES_MAX);
    assertThat(JSON.at("/$defs/environment/properties/approvals/maxItems").asInt())
        .isEqualTo(GovernanceFile.APPROVALS_MAX);
    assertThat(JSON.at("/$defs/environment/properties/watch/maxItems").asInt())
        .isEqualTo(GovernanceFile.WATCHES_MAX);
    assertThat(JSON.at("/$defs/watch/properties/windows/maximum").asInt())
        .isEqualTo(Watch.WINDOWS_MAX);
    assertThat(JSON.at("/properties/models/maxItems").asInt()).isEqualTo(GovernanceFile.MODELS_MAX);
  }

  @ParameterizedTest
  @CsvSource({"dev", "a", "-a", "a-", "a-b", "A", "''", "a_b", "ä"})
  void both_take_the_same_names(String name) {
    var pattern = JSON.at("/$defs/name/pattern").asString();

    assertThat(name.matches(pattern)).isEqualTo(Names.isEnvironment(name));
  }

  @ParameterizedTest
  @CsvSource({"R² floor", "a", "' a'", "'a '", "''", "'a\tb'", "größer"})
  void both_take_the_same_gate_names(String name) {
    var pattern = JSON.at("/$defs/conditionName/pattern").asString();

    assertThat(name.matches(pattern)).isEqualTo(Names.isGate(name));
  }

  @ParameterizedTest
  @CsvSource({"credit-*", "*", "a", "a *", "-*", "* ", "a/*", "''", "**", "a.*", "*.", "ä*"})
  void both_take_the_same_names_of_models(String name) {
    var pattern = JSON.at("/$defs/modelPattern/pattern").asString();

    assertThat(name.matches(pattern)).isEqualTo(Names.isModelPattern(name));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M",
    "P3D",
    "P1DT2H3M4S",
    "PT90S",
    "P",
    "PT",
    "P1DT",
    "P1W",
    "pt1m",
    "-PT1M",
    "''"
  })
  void both_take_the_same_times(String time) {
    var pattern = Pattern.compile(JSON.at("/$defs/time/pattern").asString());

    assertThat(pattern.matcher(time).find()).isEqualTo(Times.DURATION.matcher(time).matches());
  }

  private static void assertKeys(JsonNode schema, Keys keys) {
    var all = new ArrayList<>(keys.required());
    all.addAll(keys.optional());
    var required = new ArrayList<String>();
    schema.get("required").forEach(one -> required.add(one.asString()));
    assertThat(schema.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(required).containsExactlyInAnyOrderElementsOf(keys.required());
    assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
  }
}
