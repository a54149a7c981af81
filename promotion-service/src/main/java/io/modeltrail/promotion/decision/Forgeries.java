package io.modeltrail.promotion.decision;

import io.modeltrail.event.Actor;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.life.Aim;
import java.util.UUID;

/// Records that say that the service let them in, and it did not.
final class Forgeries {

  private Forgeries() {}

  /// It has no effect, and somebody has to look at it.
  static Verdict refused(Occasion occasion, Actor claimed, Aim aim, UUID promotionId) {
    String detail =
        "no key that is trusted signed it; it claims to be of %s"
            .formatted(claimed.getSubject().isEmpty() ? "nobody" : claimed.getSubject());
    Chronicle chronicle = occasion.chronicle(aim.modelName(), claimed);
    chronicle.forged(aim, promotionId, detail);
    return new Verdict.Refused(
        new Refusal("ATTESTATION_INVALID", detail),
        occasion.applied(chronicle, Occasion.href(promotionId)).emissions());
  }
}
