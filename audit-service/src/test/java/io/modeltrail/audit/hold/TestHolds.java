package io.modeltrail.audit.hold;

import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.NoteLog;
import io.modeltrail.event.AuditNoted;
import java.sql.SQLException;
import java.time.Instant;

/// Sets and releases holds as the resource does.
public final class TestHolds {

  private final Holds holds;
  private final NoteLog log;

  public TestHolds(Holds holds, NoteLog log) {
    this.holds = holds;
    this.log = log;
  }

  /// Of a model, or of everything if it is null. It is in force when its note was followed.
  public void set(String name, String model) throws SQLException {
    Hold hold =
        new Hold(
            name,
            model == null ? new Hold.Everything() : new Hold.Some(model, null, TimeSpan.ALWAYS),
            "a lawsuit");
    Instruction instruction = instruction(Instruction.Kind.HOLD, HoldNotes.set(hold));
    holds.begin(hold, instruction, Instant.now());
    log.write(instruction);
  }

  public void release(String name) throws SQLException {
    Instruction instruction =
        instruction(Instruction.Kind.RELEASE, HoldNotes.release(name, "it was settled"));
    holds.beginRelease(
        holds.find(name).orElseThrow(), "it was settled", instruction, Instant.now());
    log.write(instruction);
  }

  private Instruction instruction(Instruction.Kind kind, AuditNoted note) {
    return log.instruction(kind, note);
  }
}
