package io.modeltrail.localstack.stack;

import io.modeltrail.localstack.parts.PrivateFiles;
import io.modeltrail.localstack.parts.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// Where the registry's instances keep artifacts together, and the key of their links. The key is
/// made once and kept.
///
/// @param folder of the artifacts
/// @param linkKey the file with the key
/// @param baseUrl what artifacts' URIs begin with: the first instance's address
record ArtifactFolder(Path folder, Path linkKey, String baseUrl) {

  private static final int KEY_BYTES = 32;

  static ArtifactFolder in(StackFolder stack, String baseUrl) {
    var linkKey = stack.keys().resolve("link-key");
    if (!Files.exists(linkKey)) {
      var key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      try {
        PrivateFiles.write(linkKey, Base64.getEncoder().encodeToString(key) + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ArtifactFolder(stack.data().resolve("artifacts"), linkKey, baseUrl);
  }

  Map<String, String> variables() {
    return Map.of(
        "MODELTRAIL_ARTIFACTS_FOLDER", folder.toString(),
        "MODELTRAIL_ARTIFACTS_LINK_KEY_FILE", linkKey.toString(),
        "MODELTRAIL_ARTIFACTS_BASE_URL", baseUrl);
  }
}
