package io.modeltrail.localstack.identity;

import io.modeltrail.localstack.parts.PrivateFiles;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/// The Ed25519 key that audit-service signs its checkpoints with. It is made once and kept.
///
/// @param privateKeyFile PEM
public record LogKey(Path privateKeyFile) {

  /// Which log it signs.
  public static final String ORIGIN = "modeltrail.local/audit";

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

  /// What the log is verified with. It is taken from the key itself, so that who uses it need not
  /// believe the service.
  public VerifierKey verifierKey() {
    try {
      var specification = new PKCS8EncodedKeySpec(Pem.read(privateKeyFile));
      if (KeyFactory.getInstance("Ed25519").generatePrivate(specification)
              instanceof EdECPrivateKey key
          && key.getBytes().isPresent()) {
        var seed = new SigningSeed(key.getBytes().get());
        return new SignerKey(new KeyName(ORIGIN), seed).verifierKey();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(privateKeyFile + " holds no Ed25519 key", e);
    }
    throw new IllegalStateException(privateKeyFile + " holds no Ed25519 key that can be read");
  }
}
