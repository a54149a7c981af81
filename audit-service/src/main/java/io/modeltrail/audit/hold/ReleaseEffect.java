package io.modeltrail.audit.hold;

import io.modeltrail.audit.instruction.Effect;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.ReadBack;
import io.modeltrail.messaging.record.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// Ends a hold.
@ApplicationScoped
public class ReleaseEffect implements Effect {

  @Override
  public Instruction.Kind kind() {
    return Instruction.Kind.RELEASE;
  }

  @Override
  public Result carryOut(Connection tx, ReadBack read) throws SQLException {
    return HoldTable.release(tx, read.eventId(), read.entry())
        .<Result>map(name -> new Result.Done("/holds/" + name))
        .orElseGet(
            () ->
                new Result.Refused(
                    new Refusal(
                        "HOLD_ENDED", "the hold was released before; nothing is to be done")));
  }
}
