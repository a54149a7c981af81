package io.modeltrail.audit.hold;

import io.modeltrail.audit.instruction.Effect;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.ReadBack;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// Puts a hold into force.
@ApplicationScoped
public class HoldEffect implements Effect {

  @Override
  public Instruction.Kind kind() {
    return Instruction.Kind.HOLD;
  }

  @Override
  public Result carryOut(Connection tx, ReadBack read) throws SQLException {
    String name =
        HoldTable.find(tx, read.eventId())
            .map(stored -> stored.hold().name())
            .orElseThrow(() -> new IllegalStateException("no hold belongs to " + read));
    return HoldTable.set(tx, read.eventId(), read.entry())
        ? new Result.Done("/holds/" + name)
        : new Result.Refused(Holds.exists(name));
  }
}
