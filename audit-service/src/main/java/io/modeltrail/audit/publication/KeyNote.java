package io.modeltrail.audit.publication;

import io.modeltrail.audit.noting.OwnNotes;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Notes in the trail that another key signs its checkpoints from now on.
@ApplicationScoped
class KeyNote {

  private final OwnNotes notes;

  KeyNote(OwnNotes notes) {
    this.notes = notes;
  }

  /// @param verifierKey as C2SP writes it
  void write(String verifierKey) {
    notes.write(
        AuditNoted.newBuilder()
            .setEventId(UUID.randomUUID())
            .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
            .setKind(AuditNoteKind.KEY)
            .setSubject("log")
            .setDetail(Map.of("change", "signs from now on", "verifierKey", verifierKey))
            .build());
  }
}
