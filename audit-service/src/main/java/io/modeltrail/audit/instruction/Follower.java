package io.modeltrail.audit.instruction;

import io.modeltrail.audit.instruction.Progress.Known;
import io.modeltrail.audit.instruction.Progress.Noted;
import io.modeltrail.messaging.loop.Transactions;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Reads the trail on, and carries out each instruction that has become an entry. The position, the
/// effect and what came of it are one transaction: a crash leaves all of it to the next step, of
/// whichever instance.
@ApplicationScoped
public class Follower {

  private static final Logger LOG = Logger.getLogger(Follower.class);

  /// Notes that one step looks at: most are of reads.
  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final Map<Instruction.Kind, Effect> effects;

  public Follower(DataSource dataSource, @All List<Effect> effects) {
    this.transactions = new Transactions(dataSource);
    this.effects = effects.stream().collect(Collectors.toMap(Effect::kind, Function.identity()));
  }

  /// Reads on to the next instruction, and carries it out.
  ///
  /// @return whether there may be more to do at once
  public boolean step() throws SQLException {
    return transactions.run(
        tx -> {
          Optional<Long> from = Progress.lock(tx);
          return from.isPresent() && step(tx, from.get());
        });
  }

  private boolean step(Connection tx, long from) throws SQLException {
    List<Noted> notes = Progress.notes(tx, from, AT_ONCE);
    for (Noted note : notes) {
      if (note.isForged()) {
        LOG.warnf("A note that no door let in has no effect entry=%d", note.entry());
      }
      Known known = note.known();
      if (known != null && known.isToBeCarriedOut()) {
        carryOut(tx, known.read());
        Progress.move(tx, note.entry() + 1);
        return true;
      }
    }
    if (notes.isEmpty()) {
      return false;
    }
    Progress.move(tx, notes.getLast().entry() + 1);
    return notes.size() == AT_ONCE;
  }

  private void carryOut(Connection tx, ReadBack read) throws SQLException {
    Effect effect = effects.get(read.kind());
    if (effect == null) {
      throw new IllegalStateException("nothing carries out a " + read.kind());
    }
    InstructionTable.begin(tx, read);
    Effect.Result result = effect.carryOut(tx, read);
    InstructionTable.decide(tx, read, result);
    effect.answer(tx, read, result);
    switch (result) {
      case Effect.Result.Done done ->
          LOG.infof("Carried out kind=%s entry=%d href=%s", read.kind(), read.entry(), done.href());
      case Effect.Result.Refused(var why) ->
          LOG.warnf("Refused kind=%s entry=%d reason=%s", read.kind(), read.entry(), why.detail());
    }
  }
}
