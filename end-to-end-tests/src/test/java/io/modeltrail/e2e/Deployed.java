package io.modeltrail.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Folders;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the example of a deployment system makes of the log: its program, run once, and the folder
/// that it leaves.
final class Deployed {

  private static final String ANNOTATION = "modeltrail.io/";
  private static final YAMLMapper YAML = new YAMLMapper();

  private Deployed() {}

  /// Key, as `model.champion` has it, to what is deployed.
  static Map<String, Champion> run(LocalStack stack, Path folder)
      throws IOException, InterruptedException {
    Folders.delete(folder);
    Path jar = Path.of("examples/deployment-subscriber/target/deployment-subscriber.jar");
    Path log = Files.createTempFile("deployed-", ".log");
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + log.getParent(),
                "-jar",
                Checkout.find().root().resolve(jar).toString(),
                "--once",
                "--output",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    program.environment().putAll(stack.variables());
    if (program.start().waitFor() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    return read(folder);
  }

  private static Map<String, Champion> read(Path folder) throws IOException {
    List<Path> manifests;
    try (var files = Files.walk(folder)) {
      manifests = files.filter(Files::isRegularFile).toList();
    }
    Map<String, Champion> champions = new HashMap<>();
    for (Path manifest : manifests) {
      JsonNode annotations = YAML.readTree(manifest.toFile()).at("/metadata/annotations");
      String environment = folder.relativize(manifest).getName(0).toString();
      champions.put(
          environment + "/" + annotations.get(ANNOTATION + "model").asText(),
          new Champion(
              annotations.get(ANNOTATION + "version").asInt(),
              annotations.get(ANNOTATION + "revision").asLong(),
              annotations.get(ANNOTATION + "promotion-id").asText(),
              annotations.get(ANNOTATION + "sha256").asText()));
    }
    return champions;
  }
}
