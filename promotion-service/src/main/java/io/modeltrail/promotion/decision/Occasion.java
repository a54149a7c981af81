package io.modeltrail.promotion.decision;

import io.modeltrail.event.Actor;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.promotion.ladder.Chronicle;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.promotion.life.Cause;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// One event that leads to decisions, amid its batch.
///
/// @param rules in force when the log took it
record Occasion(Rules rules, Batch batch, Event event, Limits limits) {

  Chronicle chronicle(String modelName, Actor actor) {
    Cause cause =
        new Cause(event.id(), event.place(), event.appendedAt(), actor, event.traceparent());
    return new Chronicle(rules, cause, batch.standing(modelName), limits);
  }

  /// What was decided is added to the batch.
  Verdict.Applied applied(Chronicle chronicle, String href) {
    batch.add(event, chronicle);
    return new Verdict.Applied(href, Emissions.of(chronicle.facts()));
  }

  static Verdict.Refused refused(String code, String detail) {
    return new Verdict.Refused(new Refusal(code, detail));
  }

  static Verdict.Refused refused(Objection objection) {
    return refused(objection.code(), objection.detail());
  }

  static String href(UUID promotionId) {
    return "/promotions/" + promotionId;
  }

  static String href(VersionKey key) {
    return "/promotions?model=%s&version=%d".formatted(path(key.modelName()), key.version());
  }

  static String champion(String environment, String modelName) {
    return "/environments/%s/champions/%s".formatted(environment, path(modelName));
  }

  private static String path(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
