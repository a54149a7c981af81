package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.RECORD_ALTERED;
import static io.modeltrail.torture.check.Violation.Kind.RECORD_LOST;
import static io.modeltrail.torture.check.Violation.Kind.RECORD_PHANTOM;
import static io.modeltrail.torture.check.Violation.Kind.RECORD_REORDERED;

import io.modeltrail.torture.check.Evidence.Attempt;
import io.modeltrail.torture.history.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What was acknowledged is in the log, as it was sent, where it was said to be, and in the order
/// of its key; and nothing else is, nor what a door has refused.
final class RecordRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Map<String, Seen> records = new HashMap<>();
    Set<UUID> ids = new HashSet<>();
    evidence.log().values().stream()
        .flatMap(List::stream)
        .forEach(
            seen -> {
              records.put(seen.place(), seen);
              if (seen.event() != null) {
                ids.add(Events.id(seen.event()));
              }
            });
    for (Attempt attempt : evidence.attempts()) {
      if (attempt.isTaken()) {
        taken(attempt, records, ids, findings);
      } else if (attempt.isDenied() && ids.contains(attempt.intent().eventId())) {
        findings.add(
            RECORD_PHANTOM,
            attempt.intent().topic() + " " + attempt.intent().eventId(),
            "a door has refused it, and it is in the log");
      }
    }
    for (List<Line> history : evidence.histories()) {
      order(new Evidence(List.of(history), Map.of(), null, null).attempts(), findings);
    }
    for (Seen phantom : Model.of(evidence).phantoms()) {
      findings.add(RECORD_PHANTOM, phantom.place(), "nobody sent it: key %s", phantom.key());
    }
  }

  private static void taken(
      Attempt attempt, Map<String, Seen> records, Set<UUID> ids, Findings findings) {
    Line.Intent intent = attempt.intent();
    String place = attempt.place();
    if (place == null) {
      if (!ids.contains(intent.eventId())) {
        findings.add(
            RECORD_LOST,
            intent.topic() + " " + intent.eventId(),
            "a service has acknowledged it, and it is not in the log");
      }
      return;
    }
    Seen seen = records.get(place);
    if (seen == null) {
      findings.add(RECORD_LOST, place, "the broker has acknowledged it, and it is not there");
    } else if (!seen.digest().equals(intent.digest())) {
      findings.add(
          RECORD_ALTERED, place, "sent was %s, there is %s", intent.digest(), seen.digest());
    }
  }

  private static void order(List<Attempt> attempts, Findings findings) {
    Map<String, Long> last = new HashMap<>();
    for (Attempt attempt : attempts) {
      Line.Intent intent = attempt.intent();
      Line.Answer answer = attempt.answer();
      if (!attempt.isTaken()
          || answer == null
          || answer.offset() < 0
          || intent.key() == null
          || intent.said().isScattered()) {
        continue;
      }
      Long before =
          last.put(intent.topic() + "/" + answer.partition() + "/" + intent.key(), answer.offset());
      if (before != null && before >= answer.offset()) {
        findings.add(
            RECORD_REORDERED,
            Seen.place(intent.topic(), answer.partition(), answer.offset()),
            "number %d of its key, and the one before stands at %d",
            intent.sequence(),
            before);
      }
    }
  }
}
