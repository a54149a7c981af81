package io.modeltrail.governance.rules;

import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.reading.Flaw;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.governance.rules.Consideration.Accepted;
import io.modeltrail.governance.rules.Consideration.Refused;
import io.modeltrail.governance.rules.Consideration.Repeated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All revisions of the rules, as the records of `governance.applied` make them. Whoever considers
/// the same records in the log's order has the same rules. Can be used by many threads.
public final class Rulebook {

  private static final int FLAWS_TOLD = 5;

  /// Only replaced, so that readers need no lock.
  private volatile List<Rules> revisions = List.of();

  /// Takes the record's rules, if they follow on the newest.
  ///
  /// @param appendedAt when the log took the record
  public synchronized Consideration consider(GovernanceApplied record, Instant appendedAt) {
    var consideration = check(record, appendedAt);
    if (consideration instanceof Accepted(var rules)) {
      var longer = new ArrayList<>(revisions);
      longer.add(rules);
      revisions = List.copyOf(longer);
    }
    return consideration;
  }

  /// What [#consider] would say now. Changes nothing.
  public Consideration check(GovernanceApplied record, Instant appendedAt) {
    var known = revisions;
    var same = known.stream().filter(one -> one.eventId().equals(record.getEventId())).findFirst();
    if (same.isPresent()) {
      return repeated(same.get(), record);
    }
    var newest = known.isEmpty() ? null : known.getLast();
    var next = newest == null ? 1 : newest.revision() + 1;
    if (record.getRevision() != next) {
      return new Refused(
          "REVISION_TAKEN",
          "It is revision %d, but the next one is %d. Look at what applies now, and apply it again."
              .formatted(record.getRevision(), next));
    }
    var previous = record.getPreviousDigest();
    if (previous != null && (newest == null || !previous.equals(newest.digest()))) {
      return new Refused(
          "RULES_CHANGED_MEANWHILE",
          "It was made for rules with digest %s, but %s apply. Look at what has changed, and apply it again."
              .formatted(previous, newest == null ? "none" : "those with " + newest.digest()));
    }
    return read(record, appendedAt);
  }

  private static Consideration repeated(Rules rules, GovernanceApplied record) {
    return rules.text().equals(record.getText()) && rules.revision() == record.getRevision()
        ? new Repeated(rules)
        : new Refused(
            "EVENT_ID_REUSED",
            "The event id %s is that of revision %d, which is another. Send it with an id of its own."
                .formatted(rules.eventId(), rules.revision()));
  }

  private static Consideration read(GovernanceApplied record, Instant appendedAt) {
    var digest = GovernanceFile.digest(record.getText());
    if (!digest.equals(record.getDigest())) {
      return new Refused(
          "DIGEST_MISMATCH",
          "It says digest %s, but its text has %s.".formatted(record.getDigest(), digest));
    }
    return switch (GovernanceFile.read(record.getText())) {
      case Reading.Unsound(var flaws) -> new Refused("UNSOUND_GOVERNANCE", told(flaws));
      case Reading.Sound(var governance, var same) ->
          new Accepted(
              new Rules(
                  record.getRevision(),
                  digest,
                  record.getText(),
                  governance,
                  appendedAt,
                  record.getEventId()));
    };
  }

  private static String told(List<Flaw> flaws) {
    return "%d wrong: %s%s"
        .formatted(
            flaws.size(),
            flaws.stream().limit(FLAWS_TOLD).map(Flaw::sentence).collect(Collectors.joining("; ")),
            flaws.size() > FLAWS_TOLD ? "; …" : "");
  }

  /// The newest revision; empty if there is none.
  public Optional<Rules> newest() {
    var known = revisions;
    return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
  }

  /// The newest revision that was applied before that time: what the log took in the same
  /// millisecond may stand before it or after. What happened before the first is judged by the
  /// first, as there is no other. Empty only if there is none at all.
  public Optional<Rules> inForceAt(Instant time) {
    var known = revisions;
    for (var one : known.reversed()) {
      if (one.appliedAt().isBefore(time)) {
        return Optional.of(one);
      }
    }
    return known.stream().findFirst();
  }

  /// That revision.
  public Optional<Rules> revision(long revision) {
    var known = revisions;
    return revision >= 1 && revision <= known.size()
        ? Optional.of(known.get((int) revision - 1))
        : Optional.empty();
  }

  /// All revisions, the oldest first.
  public List<Rules> all() {
    return revisions;
  }
}
