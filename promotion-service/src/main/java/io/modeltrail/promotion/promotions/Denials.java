package io.modeltrail.promotion.promotions;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.promotion.ladder.Objection;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Envelope;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Says no. Whoever may not do what they want is noted in the trail, before they are told.
@RequestScoped
class Denials {

  private static final String TOPIC = "audit.noted";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final Envelope envelope;

  Denials(Door door, Envelope envelope) {
    this.door = door;
    this.envelope = envelope;
  }

  /// @param subject what it is about, as `promotions/<id>`
  /// @param detail what was wanted
  /// @return to be thrown: 403, 409 or 400, with the objection's code
  /// @throws Problem.Thrown 503 if the log does not take the note
  Problem.Thrown denied(Objection objection, String subject, Map<String, String> detail) {
    int status =
        switch (objection.code()) {
          case "NOT_TO_DECIDE", "ROLE_NOT_ASKED", "EXPIRED" -> 409;
          case "REASON_MISSING" -> 400;
          default -> 403;
        };
    if (status == 403) {
      note(objection, subject, detail);
    }
    return Problem.of(status, objection.code(), objection.detail()).thrown();
  }

  private void note(Objection objection, String subject, Map<String, String> detail) {
    UUID eventId = UUID.randomUUID();
    Map<String, String> said = new HashMap<>(detail);
    said.put("code", objection.code());
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(eventId)
            .setKind(AuditNoteKind.DENIAL)
            .setSubject(subject)
            .setDetail(said)
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
