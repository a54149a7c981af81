package io.modeltrail.audit.coverage;

import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.messaging.record.EventIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be noted in the log about coverage.
///
/// @param count records that were visible, or offsets that are missing; null: nobody knows, or
///   there is nothing to count
record CoverageNote(
    AuditNoteKind kind, Instant at, @Nullable Long count, SortedMap<String, String> detail) {

  static final String TOPIC = "audit.noted";

  /// What all such notes are about.
  static final String SUBJECT = "coverage";

  CoverageNote {
    at = at.truncatedTo(ChronoUnit.MILLIS); // what a record can say
  }

  /// @param claims at most one of each partition; none at all: a sign of life
  static CoverageNote of(List<Claim> claims, Instant at) {
    long records = claims.stream().mapToLong(Claim::records).sum();
    return new CoverageNote(AuditNoteKind.SCAN, at, records, Claim.detail(claims));
  }

  static CoverageNote of(Gap gap, Instant at) {
    Long count =
        gap instanceof Gap.Offsets offsets && offsets.to() != null
            ? offsets.to() - offsets.from()
            : null;
    return new CoverageNote(AuditNoteKind.GAP, at, count, gap.detail());
  }

  /// Named by what it says and when: however often it is told, it is the same.
  UUID eventId() {
    List<String> parts =
        new ArrayList<>(List.of(TOPIC, SUBJECT, kind.name(), Long.toString(at.toEpochMilli())));
    detail.forEach(
        (key, value) -> {
          parts.add(key);
          parts.add(value);
        });
    return EventIds.named(parts.toArray(String[]::new));
  }
}
