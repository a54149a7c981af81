package io.modeltrail.audit.answers.making;

import io.modeltrail.audit.answers.question.Question;
import java.util.List;

/// The questions about where versions come from.
public final class MakingQuestions {

  private MakingQuestions() {}

  public static List<Question> all() {
    return List.of(new Origin(), new Dossier(), new TrainedOn(), new Differences());
  }
}
