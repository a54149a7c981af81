package io.modeltrail.audit.answers.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.service.key.KeyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;

/// The public keys of promotion-service, to check with what its door let in. As an outsider would:
/// by docs/attestation.md, with none of its code.
public final class AttestationKeys {

  public static final AttestationKeys NONE = new AttestationKeys(Map.of());

  private static final String ALGORITHM = "Ed25519";
  private static final String ATTESTATION = "attestation";
  private static final int ID_BYTES = 8;

  private final Map<String, PublicKey> keys;

  private AttestationKeys(Map<String, PublicKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  public static AttestationKeys of(Collection<PublicKey> keys) {
    return new AttestationKeys(
        keys.stream()
            .collect(Collectors.toMap(AttestationKeys::id, Function.identity(), (a, b) -> a)));
  }

  /// @param folder files `*.pem` with one Ed25519 key each
  /// @throws IllegalStateException if a file holds none; the message says which, and what to do
  public static AttestationKeys in(Path folder) {
    List<PublicKey> keys = KeyFiles.in(folder).stream().map(KeyFiles::publicKey).toList();
    if (keys.isEmpty()) {
      throw new IllegalStateException("there is no file *.pem in " + folder);
    }
    return of(keys);
  }

  public Attested check(Fact<?> fact) {
    JsonNode attestation = fact.json().get(ATTESTATION);
    if (attestation == null || attestation.isNull()) {
      return Attested.MISSING;
    }
    if (keys.isEmpty()) {
      return Attested.NOT_CHECKED;
    }
    PublicKey signer = keys.get(attestation.path("keyId").asText());
    if (signer == null) {
      return Attested.KEY_UNKNOWN;
    }
    return attestation.path("algorithm").asText().equals(ALGORITHM)
            && verifies(signer, fact, attestation.path("signature").asText())
        ? Attested.GENUINE
        : Attested.FORGED;
  }

  private static boolean verifies(PublicKey signer, Fact<?> fact, String base64) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(signer);
      signature.update(signed(fact));
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // no base64, or no signature at all
    }
  }

  /// The record's full name, a line feed, and the record without its attestation as RFC 8785 JSON.
  private static byte[] signed(Fact<?> fact) {
    ObjectNode said = Plain.of(fact);
    said.remove(ATTESTATION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((fact.said().getSchema().getFullName() + "\n").getBytes(UTF_8));
    bytes.writeBytes(canonical(said));
    return bytes.toByteArray();
  }

  static byte[] canonical(JsonNode json) {
    try {
      return new JsonCanonicalizer(json.toString()).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException("what was just written cannot be read", e);
    }
  }

  private static String id(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
