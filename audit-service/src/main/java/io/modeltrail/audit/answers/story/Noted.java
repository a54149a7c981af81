package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What was noted about the trail itself.
public final class Noted {

  /// Notes of which nobody knows what they told, if they are erased.
  private static final int ERASED_MAX = 1_000;

  private Noted() {}

  /// Notes of some kinds but READ, of which there can be very many. One that was told again, with
  /// the same id, is one.
  public static List<Fact<AuditNoted>> of(Records records, AuditNoteKind... kinds)
      throws SQLException {
    return of(records, Selection.ALL, kinds);
  }

  /// The same, of those that are selected.
  public static List<Fact<AuditNoted>> of(
      Records records, Selection selection, AuditNoteKind... kinds) throws SQLException {
    List<AuditNoteKind> wanted = List.of(kinds);
    Set<UUID> told = new HashSet<>();
    rememberErased(records, selection);
    return records.facts(AuditNoted.class, ofKinds(selection, kinds)).stream()
        .filter(each -> wanted.contains(each.said().getKind()))
        .filter(each -> told.add(each.said().getEventId()))
        .toList();
  }

  /// One of them may have been of a kind that is looked for: that has to be told.
  private static void rememberErased(Records records, Selection selection) throws SQLException {
    records.newest(ofNotes(selection).and("p.index IS NOT NULL AND p.decoded IS NULL"), ERASED_MAX);
  }

  /// The same, one after the other, for those that there can be many of. What cannot be read is
  /// passed over.
  public static void each(
      Records records, Selection selection, AuditNoteKind kind, Consumer<Fact<AuditNoted>> visitor)
      throws SQLException {
    records.each(
        ofKinds(selection, kind),
        seen -> {
          if (seen instanceof Seen.Legible(Fact<?> fact, var copy)
              && fact.said() instanceof AuditNoted noted
              && noted.getKind() == kind
              && Kinds.isAtHome(fact.entry())) {
            visitor.accept(fact.as(AuditNoted.class));
          }
        });
  }

  /// By the copy for searches. Names of the contract, as literals: only so the index is used.
  public static Selection ofKinds(Selection selection, AuditNoteKind... kinds) {
    String names =
        Arrays.stream(kinds).map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
    return ofNotes(selection).and("p.decoded ->> 'kind' IN (" + names + ")");
  }

  private static Selection ofNotes(Selection selection) {
    return selection.withoutDeadLetters().and("e.type = ?", AuditNoted.class.getName());
  }
}
