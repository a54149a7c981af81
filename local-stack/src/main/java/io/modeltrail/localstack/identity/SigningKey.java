package io.modeltrail.localstack.identity;

import io.modeltrail.localstack.parts.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/// The RSA key that tokens are signed with. It is made once and kept.
///
/// @param privateKey signs
/// @param publicKeyFile PEM, what the services verify with
public record SigningKey(PrivateKey privateKey, Path publicKeyFile) {

  /// The key in the folder, made where there is none.
  public static SigningKey in(Path folder) {
    var privateFile = folder.resolve("private-key.pem");
    var publicFile = folder.resolve("public-key.pem");
    try {
      if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
        generate(privateFile, publicFile);
      }
      var key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(privateFile)));
      return new SigningKey(key, publicFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Not a key: " + privateFile + ". Remove it", e);
    }
  }

  private static void generate(Path privateFile, Path publicFile)
      throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    PrivateFiles.write(privateFile, Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.writeString(publicFile, Pem.text("PUBLIC KEY", pair.getPublic().getEncoded()));
  }
}
