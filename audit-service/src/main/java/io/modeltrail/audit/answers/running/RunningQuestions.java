package io.modeltrail.audit.answers.running;

import io.modeltrail.audit.answers.question.Question;
import java.util.List;

/// The questions about what runs.
public final class RunningQuestions {

  private RunningQuestions() {}

  public static List<Question> all() {
    return List.of(new LiveAt(), new SameArtifact());
  }
}
