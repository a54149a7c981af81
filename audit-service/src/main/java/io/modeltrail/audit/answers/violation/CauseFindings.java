package io.modeltrail.audit.answers.violation;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.answers.check.Finding;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Happened;
import io.modeltrail.audit.answers.record.Kinds;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Whether what led to a service's decision is in the trail, and came before it: services decide
/// upon records of the log alone.
final class CauseFindings {

  /// What services decide. Who else writes may name causes that the log never had.
  private static final Set<Class<?>> DECIDED =
      Set.of(
          ModelRegistered.class,
          PromotionChanged.class,
          ModelPromoted.class,
          ChampionChanged.class);

  /// Topics are read one beside the other: a cause may come into the trail so much later.
  private static final Duration TOGETHER_WITHIN = Duration.ofMinutes(10);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int AT_ONCE = 500;

  private final Records records;
  private final Instant now;
  private final Duration tolerance;
  private final Map<UUID, List<Effect>> effects = new LinkedHashMap<>();

  private record Effect(Entry entry, Instant happened) {}

  /// @param tolerance what says that it happened longer before the log took it is found elsewhere
  CauseFindings(Records records, Instant now, Duration tolerance) {
    this.records = records;
    this.now = now;
    this.tolerance = tolerance;
  }

  void take(Fact<?> fact) {
    String cause = fact.json().path("causationId").asText("");
    if (cause.isEmpty()
        || !DECIDED.contains(fact.said().getClass())
        || !Kinds.isAtHome(fact.entry())) {
      return;
    }
    Instant happened = Happened.at(fact).orElse(fact.entry().appendedAt());
    effects
        .computeIfAbsent(UUID.fromString(cause), key -> new ArrayList<>())
        .add(new Effect(fact.entry(), happened));
  }

  List<Finding> findings() throws SQLException {
    Map<UUID, Instant> causes = causes();
    Instant complete = complete();
    List<Finding> findings = new ArrayList<>();
    effects.forEach(
        (cause, all) -> {
          Instant came = causes.get(cause);
          if (came != null) {
            all.stream()
                .filter(each -> isBefore(each, came))
                .map(each -> early(each, came))
                .forEach(findings::add);
          } else if (isSettled(all.getFirst().entry, complete)) {
            findings.add(missing(cause, all));
          }
        });
    return findings;
  }

  /// When the log took each that is there.
  private Map<UUID, Instant> causes() throws SQLException {
    List<UUID> wanted = List.copyOf(effects.keySet());
    Map<UUID, Instant> causes = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      find(wanted.subList(from, Math.min(from + AT_ONCE, wanted.size())), causes);
    }
    return causes;
  }

  private void find(Collection<UUID> wanted, Map<UUID, Instant> causes) throws SQLException {
    Selection here =
        records.here(Selection.ALL.withoutDeadLetters().in("e.record_event_id", wanted));
    String sql =
        "SELECT e.record_event_id, min(e.appended_at) FROM entry e WHERE %s GROUP BY 1"
            .formatted(here.where());
    try (PreparedStatement select = records.prepare(sql, here);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        causes.put(
            row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
      }
    }
  }

  /// Since when no record is known to be missing: what came before may have been lost in a gap.
  private Instant complete() throws SQLException {
    return Noted.of(records, AuditNoteKind.GAP).stream()
        .filter(CauseFindings::isOfOffsets)
        .map(each -> each.entry().appendedAt())
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static boolean isOfOffsets(Fact<AuditNoted> gap) {
    return gap.said().getDetail().keySet().stream().anyMatch(key -> key.contains("/"));
  }

  private boolean isSettled(Entry effect, Instant complete) {
    return effect.appendedAt().plus(TOGETHER_WITHIN).isBefore(now)
        && effect.appendedAt().minus(TOGETHER_WITHIN).isAfter(complete);
  }

  private boolean isBefore(Effect effect, Instant came) {
    return effect.happened.plus(CLOCKS_DIFFER).isBefore(came)
        && !effect.happened.plus(tolerance).isBefore(effect.entry.appendedAt());
  }

  private static Finding early(Effect effect, Instant came) {
    return Finding.at(
        Code.BACK_DATED,
        effect.entry,
        "it says that it happened at %s, and the log took what led to it at %s"
            .formatted(effect.happened, came));
  }

  private static Finding missing(UUID cause, List<Effect> effects) {
    Entry first = effects.getFirst().entry;
    Finding finding =
        Finding.at(
            Code.CAUSE_MISSING,
            first,
            "event %s led to it, as it says, and there is no entry of that event".formatted(cause));
    return new Finding(
        finding.code(),
        finding.where(),
        finding.what(),
        effects.stream().map(Effect::entry).toList());
  }
}
