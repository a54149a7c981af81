package io.modeltrail.audit.noting;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Notes what the service itself does.
@ApplicationScoped
public class OwnNotes {

  private static final String TOPIC = "audit.noted";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final Actor self;

  OwnNotes(Door door, LoopSettings settings) {
    this.door = door;
    this.self = new Actor(settings.service(), ActorKind.SERVICE, null, List.of(), Via.KAFKA);
  }

  /// @param noted all of the note but who notes it
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take the note
  public void write(AuditNoted noted) {
    noted.setActor(self);
    Said<AuditNoted> said = new Said<>(noted.getEventId(), noted, new byte[0]);
    door.write(
        new Door.Letter(
            SINK, noted.getEventId().toString(), String.valueOf(noted.getSubject()), said, null));
  }
}
