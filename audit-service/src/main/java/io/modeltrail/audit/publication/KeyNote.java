package io.modeltrail.audit.publication;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Notes in the trail that another key signs its checkpoints from now on.
@ApplicationScoped
class KeyNote {

  private static final String TOPIC = "audit.noted";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final Actor self;

  KeyNote(Door door, LoopSettings settings) {
    this.door = door;
    this.self = new Actor(settings.service(), ActorKind.SERVICE, null, List.of(), Via.KAFKA);
  }

  /// @param verifierKey as C2SP writes it
  void write(String verifierKey) {
    UUID eventId = UUID.randomUUID();
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(eventId)
            .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
            .setActor(self)
            .setKind(AuditNoteKind.KEY)
            .setSubject("log")
            .setDetail(Map.of("change", "signs from now on", "verifierKey", verifierKey))
            .build();
    Said<AuditNoted> said = new Said<>(eventId, noted, new byte[0]);
    door.write(new Door.Letter(SINK, eventId.toString(), "log", said, null));
  }
}
