package io.modeltrail.audit.instruction;

import io.modeltrail.event.AuditNoted;

/// The topic of notes, as who writes to it.
public interface NoteLog {

  String TOPIC = "audit.noted";

  /// Makes an instruction of a note; its subject must be set. Writes nothing.
  Instruction instruction(Instruction.Kind kind, AuditNoted note);

  /// Writes an instruction's note; again, if it is there already, which has no further effect.
  ///
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take it
  void write(Instruction instruction);

  /// Writes a note that nothing follows from.
  ///
  /// @throws io.modeltrail.service.problem.Problem.Thrown 503 if the log does not take it
  void write(AuditNoted note);

  /// A note that the service itself makes, ready but for what it says.
  AuditNoted.Builder own();
}
