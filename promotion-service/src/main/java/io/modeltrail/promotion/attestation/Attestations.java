package io.modeltrail.promotion.attestation;

import io.modeltrail.event.Attestation;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Signs records that the service lets in, and tells whether a record was signed so. Can be used by
/// many threads.
public final class Attestations implements Trust {

  static final String ALGORITHM = "Ed25519";

  private final String keyId;
  private final PrivateKey key;
  private final Map<String, PublicKey> trusted;

  /// @param keyId that of the private key, among the trusted ones
  /// @param trusted all keys whose signatures count, those of before too, by their ids
  public Attestations(String keyId, PrivateKey key, Map<String, PublicKey> trusted) {
    if (!trusted.containsKey(keyId)) {
      throw new IllegalArgumentException("Its own key is not trusted: " + keyId);
    }
    this.keyId = keyId;
    this.key = key;
    this.trusted = Map.copyOf(trusted);
  }

  /// The service's word for a record.
  ///
  /// @param record without attestation
  public Attestation attest(SpecificRecord record) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(AttestedBytes.of(record));
      return new Attestation(
          keyId, ALGORITHM, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 does not work here", e);
    }
  }

  /// Whether a trusted key signed exactly this record.
  ///
  /// @param record with or without its attestation
  @Override
  public boolean isGenuine(SpecificRecord record, @Nullable Attestation attestation) {
    if (attestation == null || !attestation.getAlgorithm().equals(ALGORITHM)) {
      return false;
    }
    PublicKey signer = trusted.get(attestation.getKeyId());
    if (signer == null) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(signer);
      signature.update(AttestedBytes.of(record));
      return signature.verify(Base64.getDecoder().decode(attestation.getSignature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // not base64, or no signature at all
    }
  }
}
