package io.modeltrail.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.cli.CannotTellException;
import io.modeltrail.event.Attestation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// Signs records as promotion-service does.
final class TestAttestor {

  private static final KeyPair KEYS = pair();

  private TestAttestor() {}

  static Attestation attest(SpecificRecord record) {
    return attest(record, KEYS);
  }

  /// By a key that nobody trusts.
  static Attestation forge(SpecificRecord record) {
    return attest(record, pair());
  }

  /// What a reviewer has who trusts the key.
  static Attestor trusting(Path folder) throws IOException, CannotTellException {
    Path file = folder.resolve("attestation.pem");
    String text =
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(KEYS.getPublic().getEncoded()));
    return Attestor.trusting(List.of(Files.writeString(file, text)));
  }

  private static Attestation attest(SpecificRecord record, KeyPair keys) {
    try {
      ObjectNode said = plain(record);
      said.remove("attestation");
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update((record.getSchema().getFullName() + "\n").getBytes(UTF_8));
      signature.update(Json.canonical(said));
      String keyId = Opening.sha256(keys.getPublic().getEncoded()).substring(0, 16);
      return new Attestation(
          keyId, "Ed25519", Base64.getEncoder().encodeToString(signature.sign()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode plain(SpecificRecord record) throws Exception {
    Schema schema = new Schema.Parser().parse(record.getSchema().toString());
    return PlainRecord.read(
        "record", RecordBytes.parse("record", TestTrail.original(record, 1)).value(), schema);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
