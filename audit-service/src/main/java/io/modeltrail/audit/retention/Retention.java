package io.modeltrail.audit.retention;

import io.modeltrail.audit.erasure.Draft;
import io.modeltrail.audit.erasure.Erasures;
import io.modeltrail.audit.erasure.Indices;
import io.modeltrail.audit.erasure.Protection;
import io.modeltrail.audit.erasure.Scope;
import io.modeltrail.audit.hold.Holds;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.NoteLog;
import io.modeltrail.audit.retention.DueTable.Looked;
import io.modeltrail.messaging.loop.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/// Has payloads erased whose time is up, a batch after the other, each noted in the log before.
///
/// Time is the log's: the newest that it gave to a record of the trail. A broker whose clock runs
/// ahead must not have everything removed, so our own clock must agree; it can only delay.
@ApplicationScoped
public class Retention {

  private static final String GROUND = "retention";

  private final Transactions transactions;
  private final Erasures erasures;
  private final NoteLog log;
  private final RetentionClasses classes;
  private final int lookedAtOnce;

  public Retention(
      DataSource dataSource,
      Erasures erasures,
      NoteLog log,
      RetentionClasses classes,
      RetentionConfig config) {
    this.transactions = new Transactions(dataSource);
    this.erasures = erasures;
    this.log = log;
    this.classes = classes;
    this.lookedAtOnce = config.lookedAtOnce();
  }

  private record Step(List<Instruction> instructions, boolean goesOn) {}

  /// Looks through all classes, as far as there is something to look at now.
  ///
  /// @param clock our own
  public void look(Instant clock) throws SQLException {
    for (RetentionClass each : classes.all()) {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = step(each, clock);
      }
    }
  }

  /// Looks at the next entries of a class, and begins to erase those that are due. The next batch
  /// is looked for when this one is carried out.
  ///
  /// @return whether there may be more to look at now
  private boolean step(RetentionClass of, Instant clock) throws SQLException {
    Step step = transactions.run(tx -> step(tx, of, clock));
    step.instructions.forEach(log::write);
    return step.goesOn;
  }

  /// The position moves before what is due is erased: what a crash leaves is carried out as any
  /// instruction is.
  private Step step(Connection tx, RetentionClass of, Instant clock) throws SQLException {
    long from = ProgressTable.lock(tx, of, Holds.lastRelease(tx));
    if (Erasures.isPending(tx, of.name())) {
      return new Step(List.of(), false);
    }
    Instant now = DueTable.newest(tx).filter(newest -> newest.isBefore(clock)).orElse(clock);
    // In the trail's order, up to the first that is not due: a record that says to be older than
    // those before it is not removed before them.
    List<Looked> due =
        DueTable.next(tx, of, from, lookedAtOnce).stream()
            .takeWhile(each -> of.isDue(each.facts().appendedAt(), now))
            .toList();
    if (due.isEmpty()) {
      return new Step(List.of(), false);
    }
    ProgressTable.move(tx, of, due.getLast().facts().index() + 1);
    Indices entries = removable(tx, due);
    return entries.isEmpty()
        ? new Step(List.of(), due.size() == lookedAtOnce)
        : new Step(erasures.begin(tx, draft(of, entries), log::own, clock), false);
  }

  private static Indices removable(Connection tx, List<Looked> due) throws SQLException {
    long[] there =
        due.stream().filter(Looked::isThere).mapToLong(each -> each.facts().index()).toArray();
    Set<Long> kept = Protection.of(tx, there);
    return Indices.of(Arrays.stream(there).filter(index -> !kept.contains(index)).boxed().toList());
  }

  private static Draft draft(RetentionClass of, Indices entries) {
    return Draft.of(
        new Scope.Retention(of.name()),
        new Draft.Why(GROUND, "kept for %s, as configured".formatted(of.keep())),
        entries);
  }
}
