package io.modeltrail.localstack.identity;

import io.modeltrail.localstack.parts.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The Ed25519 key that promotion-service signs with, and the public keys of all that were there.
/// It is made once and kept.
///
/// @param privateKeyFile PEM
/// @param publicKeyFolder a PEM file for each key, named by its id
public record AttestationKey(Path privateKeyFile, Path publicKeyFolder) {

  private static final int ID_BYTES = 8;

  /// The key in the folder, made where there is none. Public keys that are there stay: what was
  /// signed before counts on.
  public static AttestationKey in(Path folder) {
    var key = new AttestationKey(folder.resolve("private-key.pem"), folder.resolve("public-keys"));
    if (!Files.exists(key.privateKeyFile)) {
      try {
        key.generate();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("An Ed25519 key cannot be made here", e);
      }
    }
    return key;
  }

  private void generate() throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoded = pair.getPublic().getEncoded();
    var digest = MessageDigest.getInstance("SHA-256").digest(encoded);
    var publicKey = HexFormat.of().formatHex(digest, 0, ID_BYTES) + ".pem";
    Files.createDirectories(publicKeyFolder);
    Files.writeString(publicKeyFolder.resolve(publicKey), Pem.text("PUBLIC KEY", encoded));
    // Last: a crash before it leaves a public key without use, after it nothing is missing.
    PrivateFiles.write(privateKeyFile, Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }
}
