package io.modeltrail.promotion.subscription;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Envelope;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Notes in the trail that a subscription's secret comes or goes, before it does: who is told of
/// promotions is of interest, the secret itself must not be in the log.
@RequestScoped
class KeyNotes {

  private static final String TOPIC = "audit.noted";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final Envelope envelope;

  KeyNotes(Door door, Envelope envelope) {
    this.door = door;
    this.envelope = envelope;
  }

  /// @param change as `created`
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take the note
  void note(UUID subscription, String change, String host) {
    UUID eventId = UUID.randomUUID();
    String subject = "subscriptions/" + subscription;
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(eventId)
            .setKind(AuditNoteKind.KEY)
            .setSubject(subject)
            .setDetail(Map.of("change", change, "host", host))
            .build();
    door.write(
        new Door.Letter(
            SINK,
            eventId.toString(),
            subject,
            envelope.seal(noted, unused -> Optional.empty()),
            null));
  }
}
