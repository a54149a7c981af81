package io.modeltrail.promotion.attestation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/// A key whose signatures count.
///
/// @param keyId the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo
record TrustedKey(String keyId, PublicKey key) {

  private static final int ID_BYTES = 8;
  private static final byte[] PROBE = "Which public key is mine?".getBytes(US_ASCII);
  private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

  static TrustedKey of(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new TrustedKey(HexFormat.of().formatHex(digest, 0, ID_BYTES), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 does not work here", e);
    }
  }

  /// Whether it verifies what the private key signs.
  boolean belongsTo(PrivateKey privateKey) {
    try {
      Signature signature = Signature.getInstance(Attestations.ALGORITHM);
      signature.initSign(privateKey);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(key);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 does not work here", e);
    }
  }

  /// X.509 SubjectPublicKeyInfo.
  String pem() {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(MIME.encodeToString(key.getEncoded()));
  }
}
