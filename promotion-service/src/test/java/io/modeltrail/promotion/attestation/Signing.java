package io.modeltrail.promotion.attestation;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/// Keys for tests, of this JVM alone.
public final class Signing {

  private static final Attestations ATTESTATIONS = fresh();

  private Signing() {}

  /// Those of the service that a test stands for.
  public static Attestations attestations() {
    return ATTESTATIONS;
  }

  /// Those of somebody else.
  public static Attestations fresh() {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Attestations(
          "0123456789abcdef", keys.getPrivate(), Map.of("0123456789abcdef", keys.getPublic()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has Ed25519", e);
    }
  }
}
