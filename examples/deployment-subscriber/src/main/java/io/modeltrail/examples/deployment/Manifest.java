package io.modeltrail.examples.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modeltrail.event.Artifact;
import io.modeltrail.event.ChampionChanged;

/// What is deployed: a KServe `InferenceService`, and what it was made from, in annotations.
///
/// @param model the model's name as Modeltrail knows it
/// @param revision of the champion; the next one has a greater one
record Manifest(String model, long revision) {

  private static final String ANNOTATION = "modeltrail.io/";
  // Every value is quoted: Kubernetes takes only strings for annotations, and YAML reads an
  // unquoted
  // 3, on, or a digest such as 12345e67 as something else.
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

  /// The manifest's text; the champion must not be null.
  static byte[] write(ChampionChanged change) {
    var champion = change.getChampion();
    var manifest = YAML.createObjectNode();
    manifest.put("apiVersion", "serving.kserve.io/v1beta1").put("kind", "InferenceService");
    var metadata = manifest.putObject("metadata");
    metadata.put("name", KubernetesName.of(change.getModelName()).value());
    metadata.put("namespace", change.getEnvironment());
    metadata
        .putObject("annotations")
        .put(ANNOTATION + "model", change.getModelName())
        .put(ANNOTATION + "version", Integer.toString(champion.getVersion()))
        .put(ANNOTATION + "revision", Long.toString(change.getRevision()))
        .put(ANNOTATION + "sha256", champion.getArtifact().getSha256())
        .put(ANNOTATION + "promotion-id", champion.getPromotionId().toString());
    var model = manifest.putObject("spec").putObject("predictor").putObject("model");
    putFormat(model.putObject("modelFormat"), champion.getArtifact());
    model.put("storageUri", champion.getArtifact().getUri());
    try {
      return YAML.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  /// What a manifest was made from.
  ///
  /// @throws JsonProcessingException if it is not one that `write` has made
  static Manifest read(byte[] text) throws JsonProcessingException {
    var manifest = YAML.readTree(new String(text, UTF_8));
    var annotations = manifest.required("metadata").required("annotations");
    return new Manifest(
        annotations.required(ANNOTATION + "model").asText(),
        Long.parseLong(annotations.required(ANNOTATION + "revision").asText()));
  }

  /// KServe chooses what serves the model by its format. Of a model whose training job has not said
  /// one, it will say that nothing supports it.
  private static void putFormat(ObjectNode modelFormat, Artifact artifact) {
    modelFormat.put("name", artifact.getFormat().isBlank() ? "unknown" : artifact.getFormat());
    if (artifact.getFormatVersion() != null) {
      modelFormat.put("version", artifact.getFormatVersion());
    }
  }
}
