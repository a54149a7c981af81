package io.modeltrail.promotion.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionRequested;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/// Others verify signatures in their own languages: what is signed must never come out otherwise.
class AttestedBytesTest {

  @Test
  void what_is_signed_is_name_line_feed_and_canonical_json() {
    assertThat(new String(AttestedBytes.of(Signed.decided()), UTF_8))
        .isEqualTo(
            """
            io.modeltrail.event.PromotionDecided
            {"actor":{"issuer":"https://modeltrail.local","kind":"PERSON","roles":["approver",\
            "model-risk"],"subject":"approver@local","via":"HTTP"},\
            "causationId":"0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e02",\
            "comment":"Fits: \\"großartig\\" \uD83D\uDC4D\\n€ 5","decision":"APPROVE",\
            "eventId":"0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e01",\
            "evidenceDigest":"%s",\
            "expectedStep":2,"meaning":"I have read the model card","modelName":"churn",\
            "occurredAt":"2026-03-01T09:30:00.250Z",\
            "promotionId":"0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e03","role":"model-risk"}"""
                .formatted("ab".repeat(32)));
  }

  @Test
  void what_was_not_said_is_left_out_and_empty_texts_and_lists_are_not() {
    PromotionDecided bare =
        PromotionDecided.newBuilder()
            .setEventId(new UUID(0, 1))
            .setActor(Actor.newBuilder().build())
            .setModelName("churn")
            .setPromotionId(new UUID(0, 2))
            .setDecision(ApprovalDecision.WITHDRAW)
            .setExpectedStep(0)
            .setEvidenceDigest("")
            .build();

    assertThat(new String(AttestedBytes.of(bare), UTF_8))
        .isEqualTo(
            """
            io.modeltrail.event.PromotionDecided
            {"actor":{"kind":"UNKNOWN","roles":[],"subject":"","via":"KAFKA"},\
            "decision":"WITHDRAW","eventId":"00000000-0000-0000-0000-000000000001",\
            "evidenceDigest":"","expectedStep":0,"modelName":"churn",\
            "promotionId":"00000000-0000-0000-0000-000000000002"}""");
  }

  /// A record that was signed before a field was there is read with the field's default: only null
  /// is left out of what is signed, any other default would make old signatures wrong.
  @Test
  void fields_that_come_later_are_null_where_they_were_not_said() {
    later(
        PromotionDecided.getClassSchema(),
        Set.of(
            "eventId",
            "occurredAt",
            "causationId",
            "actor",
            "modelName",
            "promotionId",
            "decision",
            "role",
            "expectedStep",
            "evidenceDigest",
            "meaning",
            "comment",
            "attestation"));
    later(
        PromotionRequested.getClassSchema(),
        Set.of(
            "eventId",
            "occurredAt",
            "causationId",
            "actor",
            "promotionId",
            "modelName",
            "version",
            "environment",
            "kind",
            "toVersion",
            "allowOlder",
            "emergency",
            "reason",
            "attestation"));
    later(Actor.getClassSchema(), Set.of("subject", "kind", "issuer", "roles", "via"));
  }

  private static void later(Schema schema, Set<String> first) {
    List<Schema.Field> later =
        schema.getFields().stream().filter(field -> !first.contains(field.name())).toList();
    assertThat(later)
        .as(schema.getName())
        .allSatisfy(field -> assertThat(field.defaultVal()).isEqualTo(JsonProperties.NULL_VALUE));
  }
}
