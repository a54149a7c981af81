package io.modeltrail.audit.instruction;

import io.modeltrail.messaging.record.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/// Does what instructions of one kind say.
public interface Effect {

  /// What came of an instruction.
  sealed interface Result {

    /// @param href where the effect can be read
    record Done(String href) implements Result {}

    /// It has no effect.
    record Refused(Refusal why) implements Result {}
  }

  Instruction.Kind kind();

  /// Decides and stores, through the connection and nothing else: it may be rolled back and asked
  /// again.
  Result carryOut(Connection tx, ReadBack read) throws SQLException;

  /// Answers whoever waits for it, once what came of it is stored, in the same transaction.
  default void answer(Connection tx, ReadBack read, Result result) throws SQLException {
    Answers.save(tx, read.eventId(), read.at(), result);
  }
}
