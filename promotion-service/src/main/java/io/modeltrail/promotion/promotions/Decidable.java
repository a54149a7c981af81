package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.promotion.decision.Case;
import io.modeltrail.promotion.decision.Docket;
import io.modeltrail.promotion.evidence.Evidence;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.ladder.Topics;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Whether a decision would have its effect, before it is written.
@RequestScoped
class Decidable {

  private static final String CHANGED = "EVIDENCE_CHANGED";

  private final Docket docket;
  private final Denials denials;

  /// @param step the promotion has now
  /// @param evidenceDigest of what there is to see now
  public record EvidenceChanged(@JsonUnwrapped Problem problem, int step, String evidenceDigest) {}

  Decidable(Docket docket, Denials denials) {
    this.docket = docket;
    this.denials = denials;
  }

  /// @throws Problem.Thrown 404 if there is no such promotion
  Case find(UUID promotion) throws SQLException {
    return docket.find(promotion).orElseThrow(() -> PromotionViews.unknown(promotion));
  }

  /// One that is sent again, after it had its effect, is let through: it has no other.
  ///
  /// @return 412: what was shown has changed
  /// @throws Problem.Thrown 403 or 409
  Optional<Response> check(Said<PromotionDecided> said, Case it) throws SQLException {
    PromotionDecided decided = said.event();
    Optional<Objection> objection = it.objection(decided, Instant.now());
    if (objection.isEmpty() || docket.isSettled(said.eventId())) {
      return Optional.empty();
    }
    if (objection.get().code().equals(CHANGED)) {
      var changed =
          new EvidenceChanged(
              Problem.of(412, CHANGED, objection.get().detail()),
              it.step(),
              it.evidence().map(Evidence::digest).orElseThrow());
      return Optional.of(Response.status(412).type(Problem.MEDIA_TYPE).entity(changed).build());
    }
    throw denials.denied(
        objection.get(),
        Topics.subject(decided.getPromotionId()),
        Map.of(
            "decision",
            decided.getDecision().name(),
            "role",
            decided.getRole() == null ? "" : decided.getRole()));
  }
}
