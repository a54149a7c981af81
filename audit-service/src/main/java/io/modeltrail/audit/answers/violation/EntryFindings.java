package io.modeltrail.audit.answers.violation;

import io.modeltrail.audit.answers.check.Code;
import io.modeltrail.audit.answers.check.EventIdUse;
import io.modeltrail.audit.answers.check.Finding;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Happened;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Denials;
import io.modeltrail.audit.answers.story.ErasedEntries;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is wrong with single entries: what is stored beside them, when they say that they happened,
/// whose id they have.
final class EntryFindings {

  /// Two brokers may lead a partition one after the other, with two clocks.
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  private final Records records;
  private final Duration tolerance;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Lane, Entry> lanes = new HashMap<>();
  private final CauseFindings causes;
  private int erased;

  private record Lane(UUID topicId, int partition) {}

  /// @param now the time as of which they are looked at
  /// @param tolerance how long before the log took it a record may say that it happened
  EntryFindings(Records records, Instant now, Duration tolerance) {
    this.records = records;
    this.tolerance = tolerance;
    this.causes = new CauseFindings(records, now, tolerance);
  }

  List<Finding> of(Instant from, Instant to) throws SQLException {
    ErasedEntries erased =
        new ErasedEntries(Denials.of(records).without(Noted.of(records, AuditNoteKind.ERASURE)));
    Selection within = Selection.ALL.between(from, to);
    List<Fact<?>> early = new ArrayList<>();
    records.each(
        within,
        seen -> {
          clock(seen.entry());
          switch (seen) {
            case Seen.Legible(Fact<?> fact, var copy) -> {
              if (copy != null) {
                findings.add(Finding.at(Code.COPY_ALTERED, fact, copy));
              }
              happened(fact, early);
              causes.take(fact);
            }
            case Seen.Illegible it -> {}
            case Seen.Erased(Entry entry, var by) -> erased(entry, erased);
            case Seen.Altered(Entry entry, String what) ->
                findings.add(Finding.at(code(what), entry, what));
          }
        });
    for (Fact<?> each : early) {
      backDated(each);
    }
    findings.addAll(causes.findings());
    for (EventIdUse.Repeated each : EventIdUse.repeated(records, within.withoutDeadLetters())) {
      if (!each.isSame()) {
        findings.add(
            Finding.at(
                Code.EVENT_ID_REUSED,
                each.entry(),
                "event id %s has other content than in entry %d%s"
                    .formatted(
                        each.entry().said().eventId(),
                        each.first().index(),
                        each.refused() == null ? "" : "; it was refused")));
      }
    }
    return findings;
  }

  private static Code code(String what) {
    return what.startsWith("the record's bytes") ? Code.PAYLOAD_ALTERED : Code.ENTRY_ALTERED;
  }

  /// How many records were erased, as notes tell.
  int erased() {
    return erased;
  }

  private void erased(Entry entry, ErasedEntries notes) {
    if (notes.note(entry.index()).isPresent()) {
      erased++;
    } else {
      findings.add(
          Finding.at(
              Code.PAYLOAD_MISSING,
              entry,
              "its record is gone, and no erasure that was carried out names it"));
    }
  }

  /// Within a partition the log's order is the order of its clock.
  private void clock(Entry entry) {
    Lane lane = new Lane(entry.place().topicId(), entry.place().partition());
    Entry before = lanes.put(lane, entry);
    if (before == null) {
      return;
    }
    boolean inOrder = before.place().offset() <= entry.place().offset();
    Entry first = inOrder ? before : entry;
    Entry second = inOrder ? entry : before;
    if (first.appendedAt().minus(CLOCKS_DIFFER).isAfter(second.appendedAt())) {
      findings.add(
          Finding.at(
              Code.TIME_BACKWARDS,
              second,
              "the log took it at %s, and offset %d of the same partition at %s, which stands before it"
                  .formatted(second.appendedAt(), first.place().offset(), first.appendedAt())));
    }
  }

  private void happened(Fact<?> fact, List<Fact<?>> early) {
    if (fact.entry().isDeadLetter()) {
      return; // a copy of what was judged where it came from
    }
    Optional<Instant> at = Happened.at(fact);
    if (at.isEmpty()) {
      return;
    }
    Duration late = Duration.between(at.get(), fact.entry().appendedAt());
    if (late.compareTo(tolerance) > 0 && fact.headers().text("replayed-from").isEmpty()) {
      early.add(fact);
    } else if (late.negated().compareTo(Happened.AHEAD) > 0) {
      findings.add(
          Finding.at(
              Code.POST_DATED,
              fact,
              "it says that it happened at %s, %s after the log took it"
                  .formatted(at.get(), late.negated())));
    }
  }

  /// What a service decided happened, by its word, when the log took what it was decided upon: that
  /// is right however late it is told.
  private void backDated(Fact<?> fact) throws SQLException {
    Instant at = Happened.at(fact).orElseThrow();
    String cause = fact.json().path("causationId").asText("");
    if (!cause.isEmpty() && isTimeOf(cause, at)) {
      return;
    }
    findings.add(
        Finding.at(
            Code.BACK_DATED,
            fact,
            "it says that it happened at %s, %s before the log took it"
                .formatted(at, Duration.between(at, fact.entry().appendedAt()))));
  }

  private boolean isTimeOf(String cause, Instant at) throws SQLException {
    Selection event;
    try {
      event = records.here(Selection.ALL.event(UUID.fromString(cause)));
    } catch (IllegalArgumentException e) {
      return false;
    }
    try (PreparedStatement select =
            records.prepare("SELECT e.appended_at FROM entry e WHERE " + event.where(), event);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (row.getObject(1, OffsetDateTime.class).toInstant().equals(at)) {
          return true;
        }
      }
      return false;
    }
  }
}
