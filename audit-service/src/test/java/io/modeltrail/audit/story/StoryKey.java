package io.modeltrail.audit.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.event.Attestation;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;
import org.erdtman.jcs.JsonCanonicalizer;

/// The key of a door, which signs as docs/attestation.md says.
public final class StoryKey {

  private final KeyPair pair;

  public StoryKey() {
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public PublicKey publicKey() {
    return pair.getPublic();
  }

  /// @param record with or without an attestation
  public Attestation attest(SpecificRecord record) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed(record));
      return new Attestation(id(), "Ed25519", Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String id() throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  private static byte[] signed(SpecificRecord record) {
    try {
      ObjectNode said = (ObjectNode) new ObjectMapper().readTree(PlainJson.write(record));
      said.remove("attestation");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes((record.getSchema().getFullName() + "\n").getBytes(UTF_8));
      bytes.writeBytes(new JsonCanonicalizer(said.toString()).getEncodedUTF8());
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
