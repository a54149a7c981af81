package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.question.Asked;
import io.modeltrail.audit.answers.question.CannotSay;
import io.modeltrail.audit.answers.question.Card;
import io.modeltrail.audit.answers.question.Question;
import io.modeltrail.audit.answers.record.Checkpoints;
import io.modeltrail.service.problem.Problem;
import io.modeltrail.tlog.checkpoint.Log;
import java.sql.SQLException;

/// Who else has seen this log: a log that shows two histories has to show its witnesses one.
final class SameView implements Question {

  private static final Card CARD =
      Card.of("same-view", "Did all auditors see the same log, or can there be another view of it?")
          .cannotSay(
              "What others were shown. Compare the checkpoint with what they keep, or ask for one that witnesses you trust have signed: a service cannot prove of itself that it shows all the same.");

  /// @param verdict WITNESSED or NOT_WITNESSED
  record Said(String verdict, CheckpointView checkpoint) {}

  private final Log log;

  SameView(Log log) {
    this.log = log;
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Object answer(Asked asked) throws SQLException {
    CheckpointView checkpoint =
        new Checkpoints(asked.records().connection(), log.origin())
            .within(asked.asOf().size())
            .map(shown -> CheckpointView.of(shown, log))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "no checkpoint of at most %d entries was shown"
                            .formatted(asked.asOf().size())));
    boolean witnessed = !checkpoint.witnesses().isEmpty();
    asked.cannotSay(
        CannotSay.NOT_RECORDED,
        witnessed
            ? "whether the witnesses' signatures are genuine: check them with their keys, which you have from them"
            : "nobody but the operator has signed this checkpoint: a second view cannot be ruled out from here");
    return new Said(witnessed ? "WITNESSED" : "NOT_WITNESSED", checkpoint);
  }
}
