package io.modeltrail.audit.answers.keeping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Form;
import io.modeltrail.audit.answers.question.Parameter;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.question.Scope;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.GovernanceApplied;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who read or took away the trail, and who changed what it is kept by.
final class Accesses implements Question {

  private static final Parameter<String> BY =
      Parameter.of("by", Form.TEXT, "only of this subject", "auditor-1").optional();

  private static final Card CARD =
      Card.of(
              "accesses",
              "Who accessed or exported the trail, or changed retention, rules or keys?")
          .takes(Parameter.FROM, Parameter.TO, BY)
          .restsOn(AuditNoted.class, GovernanceApplied.class)
          .askedBy("SOC 2 CC7.2", "ISO/IEC 42001 A.6.2.8")
          .cannotSay(
              "How the trail was read outside of this service: in its database, its backups, or on the topics. The same read by the same caller is noted once a minute; that leaves are read (log/entries), for 65,536 of them together, as if all were. Settings of services are not in the log.");

  /// @param kind of the note, or RULES
  /// @param what was read, exported, changed
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      long index,
      Instant at,
      String by,
      String kind,
      @Nullable String what,
      @Nullable Long count,
      Map<String, String> detail) {}

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    Instant from = asked.get(Parameter.FROM);
    Instant to = asked.get(Parameter.TO);
    Scope.counted(asked.records(), from, to);
    Optional<String> by = asked.find(BY);
    Selection within = Selection.ALL.between(from, to);
    List<Fact<?>> all = new ArrayList<>();
    Selection access = within.and("coalesce(p.decoded ->> 'kind', '') NOT IN ('SCAN', 'GAP')");
    asked.records().facts(AuditNoted.class, access).stream()
        .filter(each -> isAccess(each.said().getKind()))
        .filter(each -> isBy(by, each.said().getActor().getSubject()))
        .forEach(all::add);
    asked.records().facts(GovernanceApplied.class, within).stream()
        .filter(each -> isBy(by, each.said().getActor().getSubject()))
        .forEach(all::add);
    all.sort(Comparator.comparing(Fact::entry, Entry.BY_LOG_TIME));
    return asked.page(all).stream().map(each -> row(asked, each)).toList();
  }

  private static boolean isAccess(AuditNoteKind kind) {
    return switch (kind) {
      case READ, EXPORT, KEY, ERASURE, DENIAL, HOLD -> true;
      case GAP, SCAN, UNKNOWN -> false;
    };
  }

  private static boolean isBy(Optional<String> by, String subject) {
    return by.isEmpty() || by.get().equals(subject);
  }

  private static Row row(Asked asked, Fact<?> fact) {
    long index = asked.because(fact);
    Instant at = fact.entry().appendedAt();
    return fact.said() instanceof GovernanceApplied rules
        ? new Row(
            index,
            at,
            rules.getActor().getSubject(),
            "RULES",
            "governance/" + rules.getRevision(),
            null,
            Map.of("digest", rules.getDigest()))
        : noted(index, at, fact.as(AuditNoted.class).said());
  }

  private static Row noted(long index, Instant at, AuditNoted noted) {
    return new Row(
        index,
        at,
        noted.getActor().getSubject(),
        noted.getKind().name(),
        noted.getSubject(),
        noted.getCount(),
        new TreeMap<>(noted.getDetail()));
  }
}
