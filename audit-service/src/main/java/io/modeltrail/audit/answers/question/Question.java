package io.modeltrail.audit.answers.question;

import java.sql.SQLException;

/// A question that a reviewer asks, and how it is answered from the trail. One class each.
public interface Question {

  Card card();

  /// @param asked what was asked, with the trail as of then; takes what proves the answer, and what
  ///   cannot be said
  /// @return what becomes `answer` in JSON
  /// @throws io.modeltrail.service.problem.Problem.Thrown 400 or 422 if it cannot be asked so
  Object answer(Asked asked) throws SQLException;
}
