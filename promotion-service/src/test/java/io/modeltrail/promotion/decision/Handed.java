package io.modeltrail.promotion.decision;

import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.ModelAssessed;
import io.modeltrail.event.ModelDescribed;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.TimerFired;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Place;
import io.modeltrail.promotion.attestation.Signing;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/// Batches, handed to the promoter as a loop would hand them.
final class Handed {

  /// Ids in the order that is not the batch's.
  static final UUID REGISTERED = new UUID(0, 1);

  static final UUID REQUESTED = new UUID(0, 2);
  private static final UUID FIRED = new UUID(0, 3);
  private static final UUID CHECKED = new UUID(0, 4);
  private static final UUID DESCRIBED = new UUID(0, 5);
  private static final UUID ASSESSED = new UUID(0, 6);

  private Handed() {}

  static List<Verdict> decide(Installation in, RulesInForce rules, Event... events)
      throws Exception {
    Promoter promoter =
        new Promoter(rules, Signing.attestations(), new Limits(Duration.ofHours(1), 50));
    promoter.catchUp();
    try (Connection tx = in.dataSource().getConnection()) {
      tx.setAutoCommit(false);
      List<Verdict> verdicts = promoter.decide(tx, List.of(events));
      tx.commit();
      return verdicts;
    }
  }

  static Event registered(long offset, ModelRegistered version) {
    return event(REGISTERED, "model.registered", offset, version, Instant.now());
  }

  static Event requested(long offset, PromotionRequested request) {
    return event(REQUESTED, "promotion.requested", offset, request, Instant.now());
  }

  static Event checked(long offset, ArtifactChecked checked, Instant at) {
    return event(CHECKED, "artifact.checked", offset, checked, at);
  }

  static Event fired(long offset, TimerFired timer, Instant at) {
    return event(FIRED, "timer.fired", offset, timer, at);
  }

  static Event described(long offset, ModelDescribed told) {
    return event(DESCRIBED, "model.described", offset, told, Instant.now());
  }

  static Event assessed(long offset, ModelAssessed told) {
    return event(ASSESSED, "model.assessed", offset, told, Instant.now());
  }

  private static Event event(
      UUID topicId, String topic, long offset, SpecificRecord content, Instant at) {
    UUID id = (UUID) content.get(0);
    // The log knows no time more exact than that.
    Instant appendedAt = at.truncatedTo(ChronoUnit.MILLIS);
    return new Event(new Place(topicId, topic, 0, offset), appendedAt, id, content, null);
  }
}
