package io.modeltrail.promotion;

import io.modeltrail.localstack.identity.AttestationKey;
import io.modeltrail.service.testing.ServiceParts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Real parts under the service, and a key to sign with.
public final class RealParts extends ServiceParts {

  public RealParts() {
    super("promotion");
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(super.start());
    AttestationKey key = AttestationKey.in(Path.of("target", "attestation").toAbsolutePath());
    settings.put("modeltrail.attestation.private-key", key.privateKeyFile().toString());
    settings.put("modeltrail.attestation.public-keys", key.publicKeyFolder().toString());
    return settings;
  }
}
