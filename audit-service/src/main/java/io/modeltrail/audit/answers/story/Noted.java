package io.modeltrail.audit.answers.story;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What was noted about the trail itself.
public final class Noted {

  private Noted() {}

  /// Notes of some kinds but READ, of which there can be very many.
  public static List<Fact<AuditNoted>> of(Records records, AuditNoteKind... kinds)
      throws SQLException {
    return of(records, Selection.ALL, kinds);
  }

  /// The same, of those that are selected.
  public static List<Fact<AuditNoted>> of(
      Records records, Selection selection, AuditNoteKind... kinds) throws SQLException {
    // Names of the contract, as literals: only so the index for them is used.
    String names =
        Arrays.stream(kinds).map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
    List<AuditNoteKind> wanted = List.of(kinds);
    return records
        .facts(AuditNoted.class, selection.and("p.decoded ->> 'kind' IN (" + names + ")"))
        .stream()
        .filter(each -> wanted.contains(each.said().getKind()))
        .toList();
  }
}
