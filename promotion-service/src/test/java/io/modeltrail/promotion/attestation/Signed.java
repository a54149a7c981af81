package io.modeltrail.promotion.attestation;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.Via;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Records that are signed, with every field said.
final class Signed {

  private Signed() {}

  static PromotionDecided decided() {
    return PromotionDecided.newBuilder()
        .setEventId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e01"))
        .setOccurredAt(Instant.parse("2026-03-01T09:30:00.250Z"))
        .setCausationId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e02"))
        .setActor(actor())
        .setModelName("churn")
        .setPromotionId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e03"))
        .setDecision(ApprovalDecision.APPROVE)
        .setRole("model-risk")
        .setExpectedStep(2)
        .setEvidenceDigest("ab".repeat(32))
        .setMeaning("I have read the model card")
        .setComment("Fits: \"großartig\" \uD83D\uDC4D\n€ 5")
        .build();
  }

  static PromotionRequested requested() {
    return PromotionRequested.newBuilder()
        .setEventId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e04"))
        .setOccurredAt(Instant.parse("2026-03-01T09:30:00Z"))
        .setCausationId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e05"))
        .setActor(actor())
        .setPromotionId(UUID.fromString("0b4c9f6e-3f0a-4b7e-9d51-0c6a4f1d2e06"))
        .setModelName("churn")
        .setVersion(7)
        .setEnvironment("production")
        .setKind(PromotionKind.ROLLBACK)
        .setToVersion(5)
        .setAllowOlder(true)
        .setEmergency(true)
        .setReason("The newest one drifts")
        .build();
  }

  private static Actor actor() {
    return Actor.newBuilder()
        .setSubject("approver@local")
        .setKind(ActorKind.PERSON)
        .setIssuer("https://modeltrail.local")
        .setRoles(List.of("approver", "model-risk"))
        .setVia(Via.HTTP)
        .build();
  }
}
