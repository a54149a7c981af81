package io.modeltrail.audit.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.record.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The worked example of docs/audit-leaf.md. Its salts are no secret: 00 01 02 … and 20 21 22 ….
final class Example {

  static final int SCHEMA_ID = 7;
  static final UUID EVENT_ID = UUID.fromString("0b8f8a1e-6f0e-4a53-9a57-3d1f0d1a2b3c");
  static final String SUBJECT = "auditor-1";

  static final Original ORIGINAL =
      new Original(
          EVENT_ID.toString().getBytes(UTF_8),
          value(),
          Original.headers(
              new RecordHeaders()
                  .add("ce_id", EVENT_ID.toString().getBytes(UTF_8))
                  .add("note", null)));

  static final List<Personal> PERSONAL =
      List.of(new Personal("$.actor.subject", SUBJECT.getBytes(UTF_8)));

  static final Leaf LEAF =
      new Leaf(
          new Place(UUID.fromString("5b0ff0a4-2c1d-4c1e-8b11-7f6f0d1c9e02"), "audit.noted", 3, 41),
          Instant.parse("2026-11-24T17:00:00.120Z"),
          new Said(EVENT_ID, "io.modeltrail.event.AuditNoted", SCHEMA_ID, null, null),
          null,
          new Commitments(counting()).to(ORIGINAL, PERSONAL));

  private Example() {}

  private static byte[] value() {
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(EVENT_ID)
            .setOccurredAt(Instant.parse("2026-11-24T17:00:00Z"))
            .setActor(new Actor(SUBJECT, ActorKind.PERSON, null, List.of("auditor"), Via.HTTP))
            .setKind(AuditNoteKind.READ)
            .setCount(2L)
            .setDetail(Map.of("model", "wine"))
            .build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 0, 0, SCHEMA_ID});
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<>(AuditNoted.class).write(noted, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Deals 00, 01, 02 … in place of random bytes.
  static SecureRandom counting() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;
      private int next;

      @Override
      public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) next++;
        }
      }
    };
  }
}
