package io.modeltrail.audit.answers;

import io.modeltrail.audit.answers.deciding.DecidingQuestions;
import io.modeltrail.audit.answers.inventory.InventoryQuestions;
import io.modeltrail.audit.answers.keeping.KeepingQuestions;
import io.modeltrail.audit.answers.making.MakingQuestions;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.running.RunningQuestions;
import io.modeltrail.audit.answers.story.AttestationKeys;
import io.modeltrail.audit.answers.violation.Violations;
import io.modeltrail.governance.Hint;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.checkpoint.Log;
import java.util.List;
import java.util.stream.Stream;

/// All questions.
final class Catalogue {

  private final List<Question> questions;

  Catalogue(Log log, AttestationKeys keys, Reproduce.Asking asking) {
    this.questions =
        Stream.of(
                RunningQuestions.all(),
                DecidingQuestions.all(keys),
                MakingQuestions.all(),
                KeepingQuestions.all(log),
                InventoryQuestions.all(),
                List.of(new Reproduce(asking), new Violations(log, keys)))
            .flatMap(List::stream)
            .toList();
  }

  List<Question> questions() {
    return questions;
  }

  /// @throws Problem.Thrown 404 naming what was probably meant
  Question find(String id) {
    return questions.stream()
        .filter(each -> each.card().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.notFound(
                    "there is no question \"%s\"%s; GET /answers lists all"
                        .formatted(id, Hint.of(id, ids()))));
  }

  private List<String> ids() {
    return questions.stream().map(each -> each.card().id()).toList();
  }
}
