package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.DUPLICATED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the services say they say once.
final class TwiceRule implements Rule {

  /// Topics that services alone write. Notes of audit-service may be told again under their id:
  /// docs/coverage.md says so.
  static final List<String> TOPICS =
      List.of(
          "model.registered",
          "promotion.changed",
          "model.promoted.dev",
          "model.promoted.qa",
          "model.promoted.production",
          "model.champion",
          "audit.entry");

  @Override
  public void check(Evidence evidence, Findings findings) {
    for (String topic : TOPICS) {
      Map<UUID, Seen> seen = new HashMap<>();
      for (Seen record : evidence.topic(topic)) {
        if (record.event() != null) {
          UUID id = Events.id(record.event());
          Seen before = seen.putIfAbsent(id, record);
          if (before != null) {
            findings.add(
                DUPLICATED, record.place(), "event %s stands at %s, too", id, before.place());
          }
        }
      }
    }
  }
}
