package io.modeltrail.audit.instruction;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.Via;
import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.record.CloudEvents;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Fate;
import io.modeltrail.service.door.Said;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Notes through the service's door to the log.
@ApplicationScoped
public class DoorNotes implements NoteLog {

  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final LoopSettings settings;
  private final Actor self;

  DoorNotes(Door door, LoopSettings settings) {
    this.door = door;
    this.settings = settings;
    this.self = new Actor(settings.service(), ActorKind.SERVICE, null, List.of(), Via.KAFKA);
  }

  @Override
  public Instruction instruction(Instruction.Kind kind, AuditNoted note) {
    return new Instruction(
        note.getEventId(),
        kind,
        String.valueOf(note.getSubject()),
        door.record(letter(note)).value());
  }

  @Override
  public void write(Instruction instruction) {
    try {
      door.write(record(instruction), said(instruction), null);
    } catch (SQLException e) {
      throw new IllegalStateException("nobody waits, so the database is not asked", e);
    }
  }

  /// Writes an instruction's note, and waits for what comes of it as long as the caller prefers.
  ///
  /// @param href where that will be shown
  /// @throws Problem.Thrown 503 if the log does not take it now
  public Fate tell(Instruction instruction, @Nullable String prefer, String href)
      throws SQLException {
    Door.Told told;
    try {
      told = door.write(record(instruction), said(instruction), prefer);
    } catch (Problem.Thrown e) {
      throw Problem.unavailable(
          "the log does not take the note now, and nothing happens before it does; it is written"
              + " again until then, so do not send it again, but look at "
              + href);
    }
    return door.await(told);
  }

  @Override
  public void write(AuditNoted note) {
    door.write(letter(note));
  }

  @Override
  public AuditNoted.Builder own() {
    return AuditNoted.newBuilder()
        .setEventId(UUID.randomUUID())
        .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
        .setActor(self);
  }

  private static Door.Letter letter(AuditNoted note) {
    UUID eventId = note.getEventId();
    return new Door.Letter(
        SINK,
        eventId.toString(),
        String.valueOf(note.getSubject()),
        new Said<>(eventId, note, new byte[0]),
        null);
  }

  /// The value is what was made known, byte for byte.
  private ProducerRecord<byte[], byte[]> record(Instruction instruction) {
    UUID eventId = instruction.eventId();
    return new ProducerRecord<>(
        settings.physical(TOPIC),
        null,
        eventId.toString().getBytes(StandardCharsets.UTF_8),
        instruction.note(),
        CloudEvents.headers(
            eventId,
            AuditNoted.getClassSchema().getFullName(),
            "/" + settings.service(),
            instruction.subject(),
            Clock.systemUTC().instant()));
  }

  /// The door needs its id, and what tells it from others.
  private static Said<AuditNoted> said(Instruction instruction) {
    return new Said<>(instruction.eventId(), new AuditNoted(), instruction.hash());
  }
}
