package io.modeltrail.promotion.promotions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.promotion.decision.Case;
import io.modeltrail.promotion.decision.Docket;
import io.modeltrail.service.door.Answers;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;

/// One promotion as it is shown.
@ApplicationScoped
class PromotionViews {

  private final Docket docket;
  private final Promotions promotions;

  PromotionViews(Docket docket, Promotions promotions) {
    this.docket = docket;
    this.promotions = promotions;
  }

  /// @throws Problem.Thrown 400 if it is no id
  static UUID id(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Problem.badRequest("BAD_PROMOTION_ID", "a promotion's id is a UUID, found " + text);
  }

  static Problem.Thrown unknown(UUID id) {
    return Problem.notFound("there is no promotion " + id);
  }

  /// Answers who told something of a promotion.
  Response answer(Fate fate, UUID id) throws SQLException {
    ObjectNode result =
        switch (fate) {
          case Fate.Applied applied -> known(id);
          case Fate.Duplicate duplicate -> known(id);
          case Fate.Refused refused -> null;
          case Fate.Pending pending -> null;
        };
    return Answers.of(fate, href -> result);
  }

  /// With its steps and, while there is something to decide, with all that there is to see before.
  ///
  /// @throws Problem.Thrown 404 if there is none
  ObjectNode known(UUID id) throws SQLException {
    Case it = docket.find(id).orElseThrow(() -> unknown(id));
    // A step that has come meanwhile is left out: what is decided upon is what is shown.
    ObjectNode view = promotions.withSteps(id, it.step()).orElseThrow(() -> unknown(id));
    it.evidence()
        .ifPresent(
            evidence -> {
              ArrayNode asked = view.putArray("approvalsAsked");
              it.asked().forEach(asked::add);
              view.put("evidenceDigest", evidence.digest());
              view.set("evidence", evidence.shown());
            });
    return view;
  }
}
