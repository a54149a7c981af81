package io.modeltrail.localstack;

import io.modeltrail.localstack.identity.AttestationKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes the key that promotion-service signs with.
@Command(
    name = "attestation-key",
    description = {
      "Make the key that promotion-service signs with, where there is none, and its public key.",
      "openssl makes the same: docs/operations.md."
    })
final class AttestationKeyCommand implements Callable<Integer> {

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "Gets private-key.pem, and the public key in public-keys.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    var key = AttestationKey.in(folder);
    System.out.println(
        key.privateKeyFile() + " is in use; all public keys are in " + key.publicKeyFolder());
    return 0;
  }
}
