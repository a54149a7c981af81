package io.modeltrail.audit.erasure;

import io.modeltrail.audit.instruction.NoteLog;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.record.EventIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An erasure that the log does not know of yet.
///
/// @param mentions entries that hold the person's id within a longer text: they are only told of
/// @param needle recognises the person; null if none is erased
public record Draft(
    Scope scope, Why why, Indices entries, Indices mentions, @Nullable Needle needle) {

  /// Characters of the entries in one note; the contract takes 16,384 in a text.
  private static final int CHARACTERS_MAX = 15_000;

  /// @param ground the rule that demands or allows it, as `GDPR Art. 17(1)(b)`
  /// @param reason in a person's words
  public record Why(String ground, String reason) {}

  /// One of the notes, and what it has erased.
  record Part(int number, Indices entries, AuditNoted note) {}

  /// Without a person.
  public static Draft of(Scope scope, Why why, Indices entries) {
    return new Draft(scope, why, entries, Indices.NONE, null);
  }

  /// What is written to the log. The first note's event id is the erasure's.
  ///
  /// @param atOnce most entries of one note, and so of one transaction
  /// @param notes new notes, with actor and time
  List<Part> parts(UUID id, int atOnce, Supplier<AuditNoted.Builder> notes) {
    List<Indices> stretches = entries.parts(atOnce, CHARACTERS_MAX);
    List<Part> parts = new ArrayList<>(stretches.size());
    for (Indices stretch : stretches) {
      int number = parts.size() + 1;
      String subject = href(id).substring(1);
      Map<String, String> detail = new LinkedHashMap<>(scope.detail());
      detail.put("scope", scope.name());
      detail.put("ground", why.ground);
      detail.put("reason", why.reason);
      detail.put("entries", stretch.toString());
      if (stretches.size() > 1) {
        detail.put("part", number + "/" + stretches.size());
      }
      AuditNoted note =
          notes
              .get()
              .setEventId(number == 1 ? id : EventIds.derived(NoteLog.TOPIC, id, subject, number))
              .setKind(AuditNoteKind.ERASURE)
              .setSubject(subject)
              .setCount(stretch.count())
              .setDetail(detail)
              .build();
      parts.add(new Part(number, stretch, note));
    }
    return parts;
  }

  static String href(UUID id) {
    return "/erasures/" + id;
  }
}
