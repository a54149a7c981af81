package io.modeltrail.promotion.attestation;

import io.modeltrail.service.key.KeyFiles;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Reads the keys at the start: a service without them must not seem to work until somebody
/// approves.
class AttestationKeyProducer {

  private static final Logger LOG = Logger.getLogger(AttestationKeyProducer.class);

  @Produces
  @Singleton
  @Startup
  static AttestationKeys keys(AttestationConfig config) {
    AttestationKeys keys;
    try {
      keys = AttestationKeys.read(config.privateKey(), config.publicKeys());
    } catch (IllegalStateException e) {
      // Of this kind Quarkus prints the sentence, and no stack trace.
      throw new ConfigurationException(
          "The keys of %s are not as they must be: %s"
              .formatted(AttestationConfig.PREFIX, e.getMessage()));
    }
    if (KeyFiles.isOpenToOthers(config.privateKey())) {
      LOG.warnf(
          "Everybody on this machine may read the attestation key file=%s", config.privateKey());
    }
    LOG.infof(
        "Attestation keys keyId=%s trusted=%s",
        keys.current().keyId(), keys.trusted().stream().map(TrustedKey::keyId).toList());
    return keys;
  }

  @Produces
  @Singleton
  static Attestations attestations(AttestationKeys keys) {
    return keys.attestations();
  }
}
