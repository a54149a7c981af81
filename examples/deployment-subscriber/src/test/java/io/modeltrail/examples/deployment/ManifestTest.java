package io.modeltrail.examples.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modeltrail.event.Artifact;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ManifestTest {

  @Test
  void the_manifest_reads_as_kubernetes_and_people_expect_it() {
    var change = Changes.champion("production", "Wine cultivar", 7);

    assertThat(new String(Manifest.write(change), UTF_8))
        .isEqualTo(
            """
            ---
            apiVersion: "serving.kserve.io/v1beta1"
            kind: "InferenceService"
            metadata:
              name: "%s"
              namespace: "production"
              annotations:
                modeltrail.io/model: "Wine cultivar"
                modeltrail.io/version: "7"
                modeltrail.io/revision: "7"
                modeltrail.io/sha256: "%064d"
                modeltrail.io/promotion-id: "%s"
            spec:
              predictor:
                model:
                  modelFormat:
                    name: "onnx"
                  storageUri: "s3://models/production/7"
            """
                .formatted(
                    KubernetesName.of("Wine cultivar").value(),
                    7,
                    change.getChampion().getPromotionId()));
  }

  @Test
  void what_was_written_is_read_back() throws Exception {
    var manifest = Manifest.write(Changes.champion("production", "Wine cultivar", 7));

    assertThat(Manifest.read(manifest)).isEqualTo(new Manifest("Wine cultivar", 7));
  }

  @Test
  void whatever_a_text_contains_it_stays_one_text() throws Exception {
    var nasty = "s3://m/\"'%s: #{}[]&*!|>\\\n---\nkind: \"Secret\"\t\u2028 è 模型 ".repeat(3);
    var artifact =
        Artifact.newBuilder()
            .setUri(nasty)
            .setSha256("12345e67".repeat(8)) // unquoted, YAML reads such a one as a number
            .setFormat("on")
            .setFormatVersion("1.10")
            .build();

    var manifest = yaml(Manifest.write(Changes.of(artifact)));

    var model = manifest.at("/spec/predictor/model");
    assertThat(model.get("storageUri").textValue()).isEqualTo(nasty);
    assertThat(model.at("/modelFormat/name").textValue()).isEqualTo("on");
    assertThat(model.at("/modelFormat/version").textValue()).isEqualTo("1.10");
    assertThat(manifest.at("/metadata/annotations"))
        .isNotEmpty()
        .allMatch(JsonNode::isTextual, "is a text");
  }

  @Test
  void a_format_that_was_not_said_is_not_guessed() throws Exception {
    var artifact = Artifact.newBuilder().setUri("s3://m").setSha256("a".repeat(64)).build();

    var manifest = yaml(Manifest.write(Changes.of(artifact)));

    assertThat(manifest.at("/spec/predictor/model/modelFormat/name").textValue())
        .isEqualTo("unknown");
  }

  @Test
  void a_file_of_somebody_else_is_not_taken_for_a_manifest() {
    for (var text : new String[] {"", "kind: Secret", "metadata: {annotations: {}}"}) {
      assertThatThrownBy(() -> Manifest.read(text.getBytes(UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static JsonNode yaml(byte[] text) throws IOException {
    return new YAMLMapper().readTree(text);
  }
}
