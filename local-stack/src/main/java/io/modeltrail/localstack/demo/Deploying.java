package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A deployment system that reads Kafka alone ends with the right model in each environment.
final class Deploying {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stage stage;
  private final Path folder;

  Deploying(Stage stage) {
    this.stage = stage;
    this.folder = stage.stack().folder().data().resolve("deployments");
  }

  void follow() throws Exception {
    stage.chapter(
        "A deployment system follows",
        "The example's subscriber is a program of its own that reads the topic model.champion and nothing else.",
        "For each environment and model it keeps a KServe manifest in a folder.");
    new Example("deployment-subscriber", stage.checkout(), folder.resolve("tmp"), stage.stack())
        .run(stage::say, "--once", "--output", folder.toString());
    stage
        .claims()
        .equal(
            "its manifests are the champions that the promotion service has, with their digests",
            champions(),
            this::manifests);
  }

  private Map<String, String> champions() throws Exception {
    Api promotion = stage.api(Service.PROMOTION);
    Map<String, String> champions = new TreeMap<>();
    for (JsonNode environment : promotion.get(Group.DEPLOYER, "/environments").path("items")) {
      String name = environment.path("name").asText();
      for (JsonNode each : promotion.all(Group.DEPLOYER, "/environments/" + name + "/champions")) {
        champions.put(
            name + "/" + each.path("modelName").asText(),
            "version %s, %s"
                .formatted(each.path("version").asText(), each.at("/artifact/sha256").asText()));
      }
    }
    return champions;
  }

  private Map<String, String> manifests() throws IOException {
    Map<String, String> manifests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        JsonNode metadata = parse(file).path("metadata");
        JsonNode annotations = metadata.path("annotations");
        manifests.put(
            metadata.path("namespace").asText()
                + "/"
                + annotations.path("modeltrail.io/model").asText(),
            "version %s, %s"
                .formatted(
                    annotations.path("modeltrail.io/version").asText(),
                    annotations.path("modeltrail.io/sha256").asText()));
      }
    }
    return manifests;
  }

  private static JsonNode parse(Path file) throws IOException {
    Object document =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return JSON.valueToTree(document);
  }
}
