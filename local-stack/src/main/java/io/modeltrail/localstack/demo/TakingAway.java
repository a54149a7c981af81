package io.modeltrail.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// A reviewer takes the evidence of a version away, and checks it with a program that knows two
/// keys and asks no service.
final class TakingAway {

  private final Stage stage;
  private final Path folder;

  TakingAway(Stage stage) {
    this.stage = stage;
    this.folder = stage.stack().folder().data().resolve("evidence");
  }

  void check() throws Exception {
    Files.createDirectories(folder);
    JsonNode log = stage.api(Service.AUDIT).get(Group.AUDITOR, "/log");
    String key = log.path("verifierKey").asText();
    stage
        .claims()
        .equal(
            "the evidence of each version of %s is checked elsewhere, without any service"
                .formatted(Candidates.MODEL),
            List.of(0, 0, 0),
            () -> List.of(verified(1, key), verified(2, key), verified(3, key)));
    String other =
        SignerKey.generate(new KeyName(log.path("origin").asText()), new SecureRandom())
            .verifierKey()
            .toString();
    stage
        .claims()
        .equal("to whoever knows another key it proves nothing", 1, () -> verified(3, other));
  }

  /// What the program ends with.
  private int verified(int version, String key) throws IOException, InterruptedException {
    Path bundle = folder.resolve("version-%d.zip".formatted(version));
    String path = "/evidence/models/%s/versions/%d".formatted(Candidates.MODEL, version);
    Files.write(bundle, stage.api(Service.AUDIT).bytes(Group.AUDITOR, path));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(stage.checkout().resolve("cli/target/modeltrail-cli.jar").toString());
    command.addAll(List.of("verify", bundle.toString(), "--key", key));
    command.addAll(List.of("--attestation-key", attestationKeys().toString()));
    Path said = folder.resolve("version-%d.txt".formatted(version));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start()
        .waitFor();
  }

  private Path attestationKeys() throws IOException, InterruptedException {
    StringBuilder keys = new StringBuilder();
    for (JsonNode key : stage.api(Service.PROMOTION).all(Group.AUDITOR, "/attestation-keys")) {
      keys.append(key.path("publicKey").asText());
    }
    return Files.writeString(folder.resolve("attestation-keys.pem"), keys);
  }
}
