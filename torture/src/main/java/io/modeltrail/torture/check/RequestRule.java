package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.DUPLICATED;
import static io.modeltrail.torture.check.Violation.Kind.EVENT_WITHOUT_STATE;
import static io.modeltrail.torture.check.Violation.Kind.LOST;
import static io.modeltrail.torture.check.Violation.Kind.PHANTOM;

import io.modeltrail.event.PromotionRequested;
import io.modeltrail.torture.history.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Each request for deployment whose run is there is answered once, and each assessment of a run
/// that is there is kept.
final class RequestRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Model model = Model.of(evidence);
    Map<UUID, List<PromotionRequested>> answers = new HashMap<>();
    Set<UUID> asked = new HashSet<>();
    evidence
        .intents()
        .filter(it -> it.said().kind() == Said.Kind.PROMOTION)
        .forEach(it -> asked.add(it.eventId()));
    evidence
        .events("promotion.requested", PromotionRequested.class)
        .filter(it -> !asked.contains(it.getEventId()))
        .forEach(
            it ->
                answers.computeIfAbsent(it.getCausationId(), unused -> new ArrayList<>()).add(it));
    model
        .answerable()
        .forEach(
            (id, said) -> {
              int count = answers.getOrDefault(id, List.of()).size();
              String place = "deployment " + id + " of " + said.model();
              if (count == 0) {
                findings.add(LOST, place, "the request is in the log, and is not answered");
              } else if (count > 1) {
                findings.add(DUPLICATED, place, "the request is answered %d times", count);
              }
            });
    answers.forEach(
        (id, of) -> {
          if (!model.answerable().containsKey(id)) {
            findings.add(PHANTOM, "deployment " + id, "the answer to a request that is none");
          }
        });
    Shown shown = evidence.shown();
    if (shown != null) {
      model.assessed().keySet().stream()
          .filter(id -> !shown.assessments().contains(id.toString()))
          .forEach(
              id ->
                  findings.add(
                      EVENT_WITHOUT_STATE, "assessment " + id, "in the log, and not kept"));
    }
  }
}
