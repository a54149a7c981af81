package io.modeltrail.registry.artifact.check;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ArtifactChecked;
import io.modeltrail.event.CheckOutcome;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells the log what was found: ArtifactChecked. Its id follows from the version and the digest,
/// so however often it is told, it takes effect once.
@ApplicationScoped
class CheckedEvents {

  private static final String TOPIC = "artifact.checked";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());
  private static final int DETAIL_LENGTH_MAX = 500;

  private final Door door;
  private final Actor self;

  CheckedEvents(Door door, LoopSettings settings) {
    this.door = door;
    this.self =
        Actor.newBuilder().setSubject(settings.service()).setKind(ActorKind.SERVICE).build();
  }

  /// @param cause the event that told of the version
  /// @throws io.modeltrail.service.problem.Problem.Thrown if the broker does not acknowledge it
  void tell(Due due, UUID cause, CheckOutcome outcome, @Nullable String detail) {
    UUID id = EventIds.named(TOPIC, due.model(), Integer.toString(due.version()), due.sha256());
    ArtifactChecked checked =
        ArtifactChecked.newBuilder()
            .setEventId(id)
            .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
            .setCausationId(cause)
            .setActor(self)
            .setModelName(due.model())
            .setVersion(due.version())
            .setSha256(due.sha256())
            .setOutcome(outcome)
            .setDetail(cut(detail))
            .build();
    String subject = "models/" + due.model() + "/versions/" + due.version();
    door.write(
        new Door.Letter(SINK, due.model(), subject, new Said<>(id, checked, new byte[0]), null));
  }

  /// Details quote what others wrote, which may be long, and may hold what no text may.
  private static @Nullable String cut(@Nullable String detail) {
    if (detail == null) {
      return null;
    }
    String text = detail.replace('\0', '�');
    return text.length() <= DETAIL_LENGTH_MAX
        ? text
        : text.substring(0, DETAIL_LENGTH_MAX - 1) + "…";
  }
}
