package io.modeltrail.promotion.attestation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.messaging.wire.PlainJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.erdtman.jcs.JsonCanonicalizer;

/// What an attestation signs: the record's full name, a line feed, and the record without its
/// attestation as RFC 8785 JSON, in UTF-8.
final class AttestedBytes {

  private static final JsonMapper JSON = new JsonMapper();

  private AttestedBytes() {}

  static byte[] of(SpecificRecord record) {
    try {
      ObjectNode said = (ObjectNode) JSON.readTree(PlainJson.write(record));
      said.remove("attestation");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes((record.getSchema().getFullName() + "\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(new JsonCanonicalizer(JSON.writeValueAsBytes(said)).getEncodedUTF8());
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("What was just written cannot be read", e);
    }
  }
}
