package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.tlog.checkpoint.Log;
import java.util.List;

/// The questions about the trail itself.
public final class KeepingQuestions {

  private KeepingQuestions() {}

  /// @param log which log the trail is, and its keys
  public static List<Question> all(Log log) {
    return List.of(
        new Complete(log),
        new Unaltered(),
        new ExistedAt(log),
        new SameView(log),
        new Times(log),
        new DeadLetters(),
        new Duplicates(),
        new Gaps(),
        new Accesses(),
        new Keys(log),
        new Retention(),
        new Erasures(),
        new VerifyOffline(log));
  }
}
