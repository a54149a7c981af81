package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.ALTERED;
import static io.modeltrail.torture.check.Violation.Kind.COVERAGE_GAP;
import static io.modeltrail.torture.check.Violation.Kind.ENTRY_WITHOUT_RECORD;
import static io.modeltrail.torture.check.Violation.Kind.INDEX_GAP;
import static io.modeltrail.torture.check.Violation.Kind.RECORD_NOT_IN_TRAIL;
import static io.modeltrail.torture.check.Violation.Kind.RECORD_TWICE_IN_TRAIL;
import static io.modeltrail.torture.check.Violation.Kind.TREE_DAMAGED;

import io.modeltrail.event.AuditEntryRecorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every record of the log has one entry in the trail, entries are numbered without a gap, and what
/// is told of each is what the tree has.
final class TrailRule implements Rule {

  /// The trail is told there: their records are no entries.
  private static final List<String> NOT_IN_IT = List.of("audit.entry", "audit.checkpoint");

  /// Compaction takes records that have their entry, and reading the trail is noted in it while it
  /// is read.
  private static final List<String> MAY_BE_GONE = List.of("model.champion", "audit.noted");

  @Override
  public void check(Evidence evidence, Findings findings) {
    TrailSight trail = evidence.trail();
    if (trail == null) {
      return;
    }
    trail.damages().forEach(what -> findings.add(TREE_DAMAGED, what, "computed anew"));
    trail.flaws().forEach((place, what) -> findings.add(COVERAGE_GAP, place, what));
    Map<String, Integer> entries = new HashMap<>();
    for (int i = 0; i < trail.leaves().size(); i++) {
      Integer before = entries.putIfAbsent(trail.leaves().get(i).place(), i);
      if (before != null) {
        findings.add(
            RECORD_TWICE_IN_TRAIL,
            trail.leaves().get(i).place(),
            "it is entry %d and entry %d",
            before,
            i);
      }
    }
    records(evidence, entries, findings);
    told(evidence, trail, findings);
  }

  private static void records(Evidence evidence, Map<String, Integer> entries, Findings findings) {
    Map<String, Integer> without = new HashMap<>(entries);
    evidence
        .log()
        .forEach(
            (topic, records) -> {
              if (NOT_IN_IT.contains(topic)) {
                return;
              }
              for (Seen record : records) {
                if (without.remove(record.place()) == null) {
                  findings.add(RECORD_NOT_IN_TRAIL, record.place(), "it has no entry");
                }
              }
            });
    without.forEach(
        (place, index) -> {
          if (MAY_BE_GONE.stream().noneMatch(topic -> place.startsWith(topic + "-"))) {
            findings.add(ENTRY_WITHOUT_RECORD, place, "it is entry %d", index);
          }
        });
  }

  private static void told(Evidence evidence, TrailSight trail, Findings findings) {
    Map<Long, AuditEntryRecorded> told = new HashMap<>();
    evidence
        .events("audit.entry", AuditEntryRecorded.class)
        .forEach(
            it -> {
              AuditEntryRecorded before = told.putIfAbsent(it.getIndex(), it);
              if (before != null && !before.getEventId().equals(it.getEventId())) {
                findings.add(INDEX_GAP, "entry " + it.getIndex(), "two records have this number");
              }
            });
    for (long index = 0; index < trail.leaves().size(); index++) {
      AuditEntryRecorded entry = told.get(index);
      TrailSight.Leaf leaf = trail.leaves().get((int) index);
      if (entry == null) {
        findings.add(INDEX_GAP, "entry " + index, "the tree has it, and it is not told");
      } else if (!entry.getLeafHash().equals(leaf.hash())) {
        findings.add(
            ALTERED, "entry " + index, "told is %s, the tree has %s", entry.getLeafHash(), leaf);
      }
    }
  }
}
