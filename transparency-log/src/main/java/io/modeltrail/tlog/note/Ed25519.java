package io.modeltrail.tlog.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// A public key of Ed25519, from its 32 bytes.
final class Ed25519 {

  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /// What stands before the 32 bytes where the JDK takes a key (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;

  /// @throws InvalidKeyException if the bytes are no point of the curve
  Ed25519(byte[] bytes) throws InvalidKeyException {
    byte[] encoded = new byte[X509.length + KEY_BYTES];
    System.arraycopy(X509, 0, encoded, 0, X509.length);
    System.arraycopy(bytes, 0, encoded, X509.length, KEY_BYTES);
    try {
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      // Only here is the point looked at.
      signature().initVerify(key);
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeyException(e);
    } catch (NoSuchAlgorithmException e) {
      throw noEd25519(e);
    }
  }

  boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = signature();
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      // The JDK throws where a number of the signature is too large, rather than saying no.
      return false;
    } catch (GeneralSecurityException e) {
      throw noEd25519(e);
    }
  }

  static Signature signature() throws NoSuchAlgorithmException {
    return Signature.getInstance("Ed25519");
  }

  static IllegalStateException noEd25519(GeneralSecurityException e) {
    return new IllegalStateException("the JDK's Ed25519 does not work", e);
  }
}
