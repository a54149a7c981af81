package io.modeltrail.promotion.decision;

import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.messaging.record.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a PromotionDecided must keep to, besides what holds for every record. The HTTP door asks
/// before it writes; the service asks again.
public final class DecisionRules {

  private static final int MEANING_LENGTH_MAX = 500;
  private static final int COMMENT_LENGTH_MAX = 2_000;

  private DecisionRules() {}

  /// The first rule that a decision breaks, if any.
  public static Optional<Refusal> broken(PromotionDecided decided) {
    if (decided.getDecision() == ApprovalDecision.UNKNOWN) {
      return refused("UNKNOWN_DECISION", "known are APPROVE, REJECT and WITHDRAW");
    }
    if (decided.getDecision() != ApprovalDecision.WITHDRAW && decided.getRole() == null) {
      return refused("MISSING_FIELD", "role: say in which role it is decided");
    }
    if (!Sha256.isOne(decided.getEvidenceDigest())) {
      return refused(
          "BAD_DIGEST",
          "evidenceDigest must be 64 lowercase hexadecimal digits, found \"%s\""
              .formatted(decided.getEvidenceDigest()));
    }
    return tooLong("meaning", decided.getMeaning(), MEANING_LENGTH_MAX)
        .or(() -> tooLong("comment", decided.getComment(), COMMENT_LENGTH_MAX));
  }

  private static Optional<Refusal> tooLong(String field, @Nullable String text, int max) {
    return text == null || text.length() <= max
        ? Optional.empty()
        : refused("TEXT_TOO_LONG", "%s has more than %,d characters".formatted(field, max));
  }

  private static Optional<Refusal> refused(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
