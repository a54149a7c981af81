package io.modeltrail.audit.erasure;

import io.modeltrail.audit.instruction.DoorNotes;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.record.Refusal;
import io.modeltrail.service.access.Caller;
import io.modeltrail.service.door.Fate;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the log is told of erasures on a caller's behalf.
@RequestScoped
class ErasureNotes {

  private final DoorNotes log;
  private final Caller caller;

  ErasureNotes(DoorNotes log, Caller caller) {
    this.log = log;
    this.caller = caller;
  }

  /// A new note.
  AuditNoted.Builder next() {
    return AuditNoted.newBuilder()
        .setEventId(UUID.randomUUID())
        .setOccurredAt(Instant.ofEpochMilli(Clock.systemUTC().millis()))
        .setActor(caller.actor());
  }

  /// Writes the notes of an erasure, and waits for the effect of all of them as long as the caller
  /// prefers. If the log takes some of them only, the rest is written later.
  ///
  /// @param parts the first has the erasure's id
  Fate tell(UUID id, List<Instruction> parts, @Nullable String prefer) throws SQLException {
    String href = Draft.href(id);
    for (Instruction part : parts.subList(1, parts.size())) {
      log.tell(part, null, href);
    }
    return log.tell(parts.getFirst(), prefer, href);
  }

  /// Notes that an erasure was refused.
  void denied(Scope scope, Draft.Why why, Refusal refusal) {
    Map<String, String> detail = new LinkedHashMap<>(scope.detail());
    detail.put("scope", scope.name());
    detail.put("ground", why.ground());
    detail.put("reason", why.reason());
    detail.put("code", refusal.code());
    detail.put("detail", refusal.detail());
    log.write(
        next().setKind(AuditNoteKind.DENIAL).setSubject("erasures").setDetail(detail).build());
  }
}
