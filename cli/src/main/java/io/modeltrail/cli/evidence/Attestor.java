package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.cli.CannotTellException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether promotion-service signed what a record says (docs/attestation.md), by the keys that the
/// reviewer trusts.
final class Attestor {

  private static final String ALGORITHM = "Ed25519";
  private static final String ATTESTATION = "attestation";
  private static final int KEY_ID_DIGITS = 16;
  private static final long FILE_BYTES_MAX = 64 << 10;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

  private final Map<String, PublicKey> keys;

  /// Whether a record is attested.
  sealed interface Attested {
    record Valid(String keyId) implements Attested {}

    /// No keys were given.
    record Unchecked() implements Attested {}

    /// It has no attestation.
    record None() implements Attested {}

    record Invalid(String why) implements Attested {}
  }

  private Attestor(Map<String, PublicKey> keys) {
    this.keys = keys;
  }

  /// @param files each with one or more keys, X.509 SubjectPublicKeyInfo as PEM
  static Attestor trusting(List<Path> files) throws CannotTellException {
    Map<String, PublicKey> keys = new HashMap<>();
    for (Path file : files) {
      Matcher block = BLOCK.matcher(text(file));
      boolean found = false;
      while (block.find()) {
        PublicKey key = key(file, block.group(1));
        keys.put(Opening.sha256(key.getEncoded()).substring(0, KEY_ID_DIGITS), key);
        found = true;
      }
      if (!found) {
        throw new CannotTellException(
            "%s holds no public key: -----BEGIN PUBLIC KEY----- is expected, as the publicKey of GET /attestation-keys."
                .formatted(file));
      }
    }
    return new Attestor(keys);
  }

  Attested check(Event event) {
    JsonNode attestation = event.at(ATTESTATION);
    if (!attestation.isObject()) {
      return new Attested.None();
    }
    if (keys.isEmpty()) {
      return new Attested.Unchecked();
    }
    String keyId = attestation.path("keyId").asText();
    PublicKey key = keys.get(keyId);
    if (key == null) {
      return new Attested.Invalid(
          "is of key %s, which was not given: give it if you trust it".formatted(keyId));
    }
    return isSigned(event, attestation, key)
        ? new Attested.Valid(keyId)
        : new Attested.Invalid("is not over what the record says");
  }

  private static boolean isSigned(Event event, JsonNode attestation, PublicKey key) {
    ObjectNode said = event.said().deepCopy();
    said.remove(ATTESTATION);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update((event.leaf().said().type() + "\n").getBytes(UTF_8));
      signature.update(Json.canonical(said));
      return attestation.path("algorithm").asText().equals(ALGORITHM)
          && signature.verify(Base64.getDecoder().decode(attestation.path("signature").asText()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // not base64, or no signature at all
    }
  }

  private static PublicKey key(Path file, String base64) throws CannotTellException {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CannotTellException(file + " holds a key that is none of Ed25519.", e);
    }
  }

  private static String text(Path file) throws CannotTellException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new CannotTellException(file + " is too large for keys.");
      }
      return Files.readString(file, US_ASCII);
    } catch (IOException e) {
      throw new CannotTellException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
