package io.modeltrail.tlog.note;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/// The secret of an Ed25519 key: 32 bytes, of which all else follows. It does not show itself in
/// logs.
public final class SigningSeed {

  public static final int BYTES = 32;

  private final byte[] seed;
  private final byte[] publicKey;
  private final PrivateKey privateKey;

  /// @throws IllegalArgumentException if they are not 32
  public SigningSeed(byte[] seed) {
    if (seed.length != BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    this.seed = seed.clone();
    KeyPair pair = pair(this.seed);
    this.privateKey = pair.getPrivate();
    byte[] encoded = pair.getPublic().getEncoded();
    this.publicKey =
        Arrays.copyOfRange(encoded, encoded.length - Ed25519.KEY_BYTES, encoded.length);
  }

  public static SigningSeed random(SecureRandom random) {
    byte[] seed = new byte[BYTES];
    random.nextBytes(seed);
    return new SigningSeed(seed);
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  public byte[] sign(byte[] message) {
    try {
      Signature signer = Ed25519.signature();
      signer.initSign(privateKey);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw Ed25519.noEd25519(e);
    }
  }

  byte[] bytes() {
    return seed.clone();
  }

  /// The JDK derives a public key only where it generates a pair, so it is given the seed for its
  /// randomness. That it took just that is checked.
  private static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      byte[] taken = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!Arrays.equals(taken, seed)) {
        throw new IllegalStateException("the JDK makes Ed25519 keys in another way than it did");
      }
      return pair;
    } catch (GeneralSecurityException e) {
      throw Ed25519.noEd25519(e);
    }
  }

  /// Not random at all.
  private static final class Given extends SecureRandom {

    private static final long serialVersionUID = 1L;
    private final transient byte[] seed;

    Given(byte[] seed) {
      super(null, null);
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  @Override
  public String toString() {
    return "SigningSeed";
  }
}
