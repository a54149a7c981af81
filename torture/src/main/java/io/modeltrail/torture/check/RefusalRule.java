package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.DUPLICATED;
import static io.modeltrail.torture.check.Violation.Kind.POISON_UNACCOUNTED;
import static io.modeltrail.torture.check.Violation.Kind.STATE_WITHOUT_EVENT;
import static io.modeltrail.torture.check.Violation.Kind.WRONGLY_REFUSED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is no good is set aside once, with its reason, and nothing else is.
final class RefusalRule implements Rule {

  private static final Model.Expected DECIDED_ALREADY =
      new Model.Expected("NOT_TO_DECIDE", "what is decided already");

  private static final Model.Expected DECIDED_UPON_OTHER =
      new Model.Expected("EVIDENCE_CHANGED", "a decision upon other evidence");

  @Override
  public void check(Evidence evidence, Findings findings) {
    Model model = Model.of(evidence);
    Map<String, Seen> letters = new HashMap<>();
    evidence
        .log()
        .forEach(
            (topic, records) -> {
              if (topic.endsWith(Seen.DEAD_LETTER)) {
                records.forEach(letter -> letter(letter, letters, model, findings));
              }
            });
    model
        .refused()
        .forEach((place, expected) -> expected(place, expected, letters.get(place), findings));
    decisions(model, letters, findings);
    Shown shown = evidence.shown();
    if (shown != null) {
      shown
          .rejections()
          .forEach(
              (place, code) -> {
                if (!letters.containsKey(place)) {
                  findings.add(
                      STATE_WITHOUT_EVENT, place, "listed as refused (%s), no dead letter", code);
                }
              });
    }
  }

  private static void letter(
      Seen letter, Map<String, Seen> letters, Model model, Findings findings) {
    String place = letter.setAside();
    if (letters.put(place, letter) != null) {
      findings.add(DUPLICATED, place, "two dead letters");
    }
    if (!model.refused().containsKey(place) && !model.decisions().containsKey(place)) {
      findings.add(
          WRONGLY_REFUSED,
          place,
          "%s: %s",
          letter.headers().get("dead-letter-reason"),
          letter.headers().get("dead-letter-detail"));
    }
  }

  /// Of a person's decisions about a promotion the first counts, unless what it was decided upon is
  /// not so any more; after it there is nothing to decide.
  private static void decisions(Model model, Map<String, Seen> letters, Findings findings) {
    Set<Decided> counted = new HashSet<>();
    model
        .decisions()
        .forEach(
            (place, decided) -> {
              Seen letter = letters.get(place);
              if (counted.contains(decided)) {
                expected(place, DECIDED_ALREADY, letter, findings);
              } else if (letter == null) {
                counted.add(decided);
              } else {
                expected(place, DECIDED_UPON_OTHER, letter, findings);
              }
            });
  }

  private static void expected(
      String place, Model.Expected expected, @Nullable Seen letter, Findings findings) {
    if (letter == null) {
      findings.add(
          POISON_UNACCOUNTED,
          place,
          "%s is to be refused (%s), and no dead letter says so",
          expected.what(),
          expected.code());
      return;
    }
    String code = letter.headers().get("dead-letter-reason");
    if (expected.code() != null && !expected.code().equals(code)) {
      findings.add(WRONGLY_REFUSED, place, "refused for %s, expected is %s", code, expected.code());
    }
  }
}
