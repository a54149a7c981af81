package io.modeltrail.audit.publication;

import io.modeltrail.audit.witnessing.WitnessPolicy;
import io.modeltrail.service.key.KeyFiles;
import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.checkpoint.CheckpointSigner;
import io.modeltrail.tlog.checkpoint.Log;
import io.modeltrail.tlog.note.KeyName;
import io.modeltrail.tlog.note.SignerKey;
import io.modeltrail.tlog.note.SigningSeed;
import io.modeltrail.tlog.note.VerifierKey;
import io.modeltrail.tlog.witness.Policy;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.interfaces.EdECPrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Reads the log's keys at the start: a service without them must not seem to work.
class LogKeys {

  private static final Logger LOG = Logger.getLogger(LogKeys.class);
  private static final int ENTRIES_AT_ONCE_MAX = 65_536;
  private static final Duration EVERY_MIN = Duration.ofMillis(50);

  @Produces
  @Singleton
  @Startup
  static CheckpointSigner signer(LogConfig config) {
    if (config.entriesAtOnce() < 1 || config.entriesAtOnce() > ENTRIES_AT_ONCE_MAX) {
      throw wrong("entries-at-once is 1 to " + ENTRIES_AT_ONCE_MAX);
    }
    if (config.every().compareTo(EVERY_MIN) < 0) {
      throw wrong("every is at least " + EVERY_MIN);
    }
    if (config.witnessTimeout().compareTo(EVERY_MIN) < 0) {
      throw wrong("witness-timeout is at least " + EVERY_MIN);
    }
    try {
      Path file = config.privateKey();
      SignerKey key = new SignerKey(new KeyName(config.origin()), seed(file));
      if (KeyFiles.isOpenToOthers(file)) {
        LOG.warnf("Everybody on this machine may read the log's key file=%s", file);
      }
      LOG.infof("The audit log's key verifierKey=%s", key.verifierKey());
      return new CheckpointSigner(key);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /// The log with all keys that it ever had.
  @Produces
  @Singleton
  static Log log(LogConfig config, CheckpointSigner signer) {
    List<VerifierKey> keys = new ArrayList<>(List.of(signer.key().verifierKey()));
    for (String former : config.formerKeys().orElse(List.of())) {
      try {
        keys.add(VerifierKey.parse(former));
      } catch (MalformedException e) {
        throw wrong("former-keys: " + e.getMessage());
      }
    }
    try {
      return new Log(config.origin(), keys);
    } catch (IllegalArgumentException e) {
      throw wrong("former-keys: " + e.getMessage());
    }
  }

  /// Who must have seen what is shown.
  @Produces
  @Singleton
  @Startup
  static Policy policy(LogConfig config, CheckpointSigner signer) {
    VerifierKey own = signer.key().verifierKey();
    try {
      return config
          .witnessPolicy()
          .map(file -> WitnessPolicy.read(file, own))
          .orElseGet(() -> Policy.of(own));
    } catch (IllegalStateException e) {
      throw wrong("witness-policy: " + e.getMessage());
    }
  }

  private static SigningSeed seed(Path file) {
    if (KeyFiles.privateKey(file) instanceof EdECPrivateKey key && key.getBytes().isPresent()) {
      return new SigningSeed(key.getBytes().get());
    }
    throw new IllegalStateException(file + " holds no Ed25519 key that can be read");
  }

  /// Of this kind Quarkus prints the sentence, and no stack trace.
  private static ConfigurationException wrong(String what) {
    return new ConfigurationException(
        "The settings of %s are not as they must be: %s".formatted(LogConfig.PREFIX, what));
  }
}
