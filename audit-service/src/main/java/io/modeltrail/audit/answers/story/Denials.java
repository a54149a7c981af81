package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What was refused when its turn came, though a note tells of it: an erasure of what a hold covers
/// by then, a hold of a name that is taken.
public final class Denials {

  private final Map<UUID, Fact<AuditNoted>> byCause = new HashMap<>();

  /// @param notes of denials; those at the door, before anything was noted, have no cause
  public Denials(List<Fact<AuditNoted>> notes) {
    for (Fact<AuditNoted> note : notes) {
      if (note.said().getCausationId() != null) {
        byCause.putIfAbsent(note.said().getCausationId(), note);
      }
    }
  }

  public static Denials of(Records records) throws SQLException {
    return new Denials(Noted.of(records, AuditNoteKind.DENIAL));
  }

  /// The denial of what a note tells.
  public Optional<Fact<AuditNoted>> of(Fact<AuditNoted> note) {
    return Optional.ofNullable(byCause.get(note.said().getEventId()));
  }

  /// Those that had their effect.
  public List<Fact<AuditNoted>> without(List<Fact<AuditNoted>> notes) {
    return notes.stream().filter(each -> of(each).isEmpty()).toList();
  }
}
