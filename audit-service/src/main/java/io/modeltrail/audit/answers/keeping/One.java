package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.record.Seen;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.service.problem.Problem;
import java.sql.SQLException;

/// One entry.
final class One {

  private One() {}

  /// @throws Problem.Thrown 404 if there is none of that index
  static Seen entry(Asked asked, long index) throws SQLException {
    return asked
        .records()
        .newest(Selection.ALL.and("e.index = ?", index))
        .orElseThrow(
            () ->
                Problem.notFound(
                    "the trail has no entry %d as of %d entries"
                        .formatted(index, asked.asOf().size())));
  }
}
