package io.modeltrail.promotion.attestation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/// Where the keys are, the same for all instances.
@ConfigMapping(prefix = AttestationConfig.PREFIX)
interface AttestationConfig {

  String PREFIX = "modeltrail.attestation";

  /// A file, what this instance signs with: an Ed25519 key, PKCS#8 as PEM.
  @WithDefault("/etc/modeltrail/attestation/private-key.pem")
  Path privateKey();

  /// A folder, whose signatures count: files `*.pem` with one Ed25519 key each, X.509
  /// SubjectPublicKeyInfo as PEM. Its own is among them, and so are all that were ever used.
  @WithDefault("/etc/modeltrail/attestation/public-keys")
  Path publicKeys();
}
