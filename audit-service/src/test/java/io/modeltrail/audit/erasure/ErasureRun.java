package io.modeltrail.audit.erasure;

import io.modeltrail.audit.hold.HoldEffect;
import io.modeltrail.audit.hold.Holds;
import io.modeltrail.audit.hold.ReleaseEffect;
import io.modeltrail.audit.hold.TestHolds;
import io.modeltrail.audit.instruction.Effect;
import io.modeltrail.audit.instruction.Follower;
import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.NoteLog;
import io.modeltrail.audit.instruction.NoteTeller;
import io.modeltrail.audit.trail.WrittenTrail;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// All that erases, on a written trail: notes become entries at once, unless the log is away.
final class ErasureRun implements AutoCloseable, NoteLog, ErasureConfig {

  final WrittenTrail trail = new WrittenTrail();
  final TestHolds holds = new TestHolds(new Holds(trail.dataSource()), this);
  final List<AuditNoted> told = new ArrayList<>();
  final Erasures erasures =
      new Erasures(trail.dataSource(), new Finder(trail.dataSource(), this), this, this);
  Instant now = Instant.parse("2026-03-01T12:00:00Z");
  boolean isAway;

  /// Asks for an erasure, and writes its notes.
  Erasures.Asked ask(Scope scope) throws SQLException {
    Erasures.Asked asked =
        erasures.ask(scope, new Draft.Why("GDPR Art. 17", "they asked"), this::own, now);
    if (asked instanceof Erasures.Asked.Begun(UUID id, List<Instruction> instructions)) {
      instructions.forEach(this::write);
    }
    return asked;
  }

  /// As an instance that has just started.
  void follow() throws SQLException {
    follow(new ErasureEffect());
  }

  void follow(Effect erasing) throws SQLException {
    Follower follower =
        new Follower(trail.dataSource(), List.of(erasing, new HoldEffect(), new ReleaseEffect()));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = follower.step();
    }
  }

  void tellAgain(Instant at) throws SQLException {
    new NoteTeller(trail.dataSource(), this).tell(at);
  }

  ErasureView view(UUID id) throws SQLException {
    return new ErasureList(trail.dataSource()).find(id).orElseThrow();
  }

  @Override
  public Instruction instruction(Instruction.Kind kind, AuditNoted note) {
    return new Instruction(note.getEventId(), kind, note.getSubject(), encode(note));
  }

  @Override
  public void write(Instruction instruction) {
    if (!isAway) {
      trail.add(TOPIC, now, instruction.note());
    }
  }

  @Override
  public void write(AuditNoted note) {
    told.add(note);
    trail.add(TOPIC, now, encode(note));
  }

  byte[] encode(AuditNoted note) {
    if (note.getActor().getSubject().isEmpty()) {
      note.setActor(Records.actor("operator"));
    }
    return trail.encode(TOPIC, note);
  }

  @Override
  public AuditNoted.Builder own() {
    return AuditNoted.newBuilder().setEventId(UUID.randomUUID());
  }

  @Override
  public int entriesAtOnce() {
    return 3;
  }

  @Override
  public int entriesMax() {
    return 50;
  }

  @Override
  public int searchedAtOnce() {
    return 4;
  }

  @Override
  public void close() {
    trail.close();
  }
}
