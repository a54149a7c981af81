package io.modeltrail.audit.erasure;

import io.modeltrail.audit.instruction.Answers;
import io.modeltrail.audit.instruction.Effect;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.ReadBack;
import io.modeltrail.messaging.record.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Erases. What is held meanwhile is seen here, where holds and erasures come in the order of the
/// trail: a person's request is refused then, and of a class's payloads those that are held stay.
@ApplicationScoped
public class ErasureEffect implements Effect {

  @Override
  public Instruction.Kind kind() {
    return Instruction.Kind.ERASURE;
  }

  @Override
  public Result carryOut(Connection tx, ReadBack read) throws SQLException {
    ErasureTable.Part part = ErasureTable.part(tx, read.eventId());
    long[] indices = part.entries().toArray();
    if (part.isRetention()) {
      indices = withoutKept(tx, indices);
    } else {
      Optional<Refusal> against = Protection.against(tx, part.isOfPerson(), indices);
      if (against.isPresent()) {
        return new Result.Refused(against.get());
      }
    }
    Needle needle = part.needle();
    int erased =
        needle == null
            ? PayloadErasure.whole(tx, read.entry(), indices)
            : new PersonErasure(tx, needle, read.entry()).erase(indices);
    ErasureTable.erased(tx, read.eventId(), erased);
    return new Result.Done(Draft.href(part.erasure()));
  }

  /// Whoever waits for an erasure waits for all of its parts.
  @Override
  public void answer(Connection tx, ReadBack read, Result result) throws SQLException {
    ErasureTable.Part part = ErasureTable.part(tx, read.eventId());
    if (ErasureTable.isDecided(tx, part.erasure())) {
      ErasureTable.forget(tx, part.erasure());
      Result all =
          ErasureTable.refusal(tx, part.erasure()).<Result>map(Result.Refused::new).orElse(result);
      Answers.save(tx, part.erasure(), read.at(), all);
    }
  }

  private static long[] withoutKept(Connection tx, long[] indices) throws SQLException {
    Set<Long> kept = Protection.of(tx, indices);
    return Arrays.stream(indices).filter(index -> !kept.contains(index)).toArray();
  }
}
