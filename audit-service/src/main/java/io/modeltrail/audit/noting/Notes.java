package io.modeltrail.audit.noting;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.wire.Sink;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.door.Door;
import io.modeltrail.service.door.Envelope;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Notes what a caller does.
@RequestScoped
public class Notes {

  private static final String TOPIC = "audit.noted";
  private static final Sink SINK = new Sink(TOPIC, Contract.topic(TOPIC).schemaText());

  private final Door door;
  private final Envelope envelope;
  private final Caller caller;
  private final RecentReads recent;

  Notes(Door door, Envelope envelope, Caller caller, RecentReads recent) {
    this.door = door;
    this.envelope = envelope;
    this.caller = caller;
    this.recent = recent;
  }

  /// Notes a read, to be called before what was read is given away. The same read by the same
  /// caller is noted once a minute (by each instance): a page that asks again and again would
  /// otherwise fill the trail that it shows.
  ///
  /// @param subject what was read, as `entries/5`
  /// @param detail what was asked
  /// @param count how many items are given away, or are by all that is noted together
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take the note
  public void read(String subject, Map<String, String> detail, long count) throws SQLException {
    RecentReads.Read read = new RecentReads.Read(caller.actor().getSubject(), subject, detail);
    if (recent.contain(read)) {
      return;
    }
    write(AuditNoteKind.READ, subject, detail, count);
    recent.add(read);
  }

  /// Notes that something is taken away, each time; to be called before it is.
  ///
  /// @param subject what is taken, as `entries`
  /// @param detail what was asked
  /// @param count how many items
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take the note
  public void exported(String subject, Map<String, String> detail, long count) throws SQLException {
    write(AuditNoteKind.EXPORT, subject, detail, count);
  }

  private void write(AuditNoteKind kind, String subject, Map<String, String> detail, long count)
      throws SQLException {
    UUID eventId = UUID.randomUUID();
    AuditNoted noted =
        AuditNoted.newBuilder()
            .setEventId(eventId)
            .setKind(kind)
            .setSubject(subject)
            .setCount(count)
            .setDetail(detail)
            .build();
    door.tell(
        new Door.Letter(
            SINK,
            eventId.toString(),
            subject,
            envelope.seal(noted, unused -> Optional.empty()),
            null),
        null);
  }
}
