package io.modeltrail.localstack.identity;

import io.modeltrail.localstack.parts.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// The Ed25519 key that audit-service signs its checkpoints with. It is made once and kept.
///
/// @param privateKeyFile PEM
public record LogKey(Path privateKeyFile) {

  /// The key in the folder, made where there is none.
  public static LogKey in(Path folder) {
    var key = new LogKey(folder.resolve("private-key.pem"));
    if (!Files.exists(key.privateKeyFile)) {
      try {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createDirectories(folder);
        PrivateFiles.write(
            key.privateKeyFile, Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("An Ed25519 key cannot be made here", e);
      }
    }
    return key;
  }
}
