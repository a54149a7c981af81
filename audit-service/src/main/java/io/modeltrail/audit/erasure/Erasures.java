package io.modeltrail.audit.erasure;

import io.modeltrail.audit.instruction.Instruction;
import io.modeltrail.audit.instruction.InstructionTable;
import io.modeltrail.audit.instruction.NoteLog;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.messaging.loop.Transactions;
import io.modeltrail.messaging.record.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Begins erasures: finds what they are about, and makes them known, so that their notes count when
/// they are read back.
@ApplicationScoped
public class Erasures {

  private final DataSource dataSource;
  private final Finder finder;
  private final NoteLog log;
  private final ErasureConfig config;
  private final SecureRandom random = new SecureRandom();

  public Erasures(DataSource dataSource, Finder finder, NoteLog log, ErasureConfig config) {
    this.dataSource = dataSource;
    this.finder = finder;
    this.log = log;
    this.config = config;
  }

  /// What comes of a request.
  sealed interface Asked {

    /// It is known; its notes are to be written.
    ///
    /// @param instructions at least one; the first has the erasure's id
    record Begun(UUID id, List<Instruction> instructions) implements Asked {}

    /// Something of it must not be erased, so nothing is.
    record Refused(Refusal why) implements Asked {}

    /// @param max entries of one request
    record TooMany(int max) implements Asked {}

    /// @param index an entry that the trail does not have
    record Unknown(long index) implements Asked {}
  }

  /// @param notes new notes, with actor and time
  Asked ask(Scope scope, Draft.Why why, Supplier<AuditNoted.Builder> notes, Instant now)
      throws SQLException {
    return switch (finder.find(scope)) {
      case Finder.Found.TooMany tooMany -> new Asked.TooMany(config.entriesMax());
      case Finder.Found.Unknown(long index) -> new Asked.Unknown(index);
      case Finder.Found.Some(Indices entries, Indices mentions) -> {
        Needle needle =
            scope instanceof Scope.Person person ? Needle.of(person.subject(), random) : null;
        yield begin(new Draft(scope, why, entries, mentions, needle), notes, now);
      }
    };
  }

  private Asked begin(Draft draft, Supplier<AuditNoted.Builder> notes, Instant now)
      throws SQLException {
    return new Transactions(dataSource)
        .run(
            tx -> {
              for (Indices part :
                  draft.entries().parts(config.entriesAtOnce(), Integer.MAX_VALUE)) {
                Optional<Refusal> against =
                    Protection.against(tx, draft.needle() != null, part.toArray());
                if (against.isPresent()) {
                  return new Asked.Refused(against.get());
                }
              }
              List<Instruction> instructions = begin(tx, draft, notes, now);
              return new Asked.Begun(instructions.getFirst().eventId(), instructions);
            });
  }

  /// Makes an erasure known, within somebody's transaction. Its notes are to be written after the
  /// commit; what is not, because of a crash here, is written later ([InstructionTable]).
  ///
  /// @return at least one; the first has the erasure's id
  public List<Instruction> begin(
      Connection tx, Draft draft, Supplier<AuditNoted.Builder> notes, Instant now)
      throws SQLException {
    UUID id = UUID.randomUUID();
    List<Draft.Part> parts = draft.parts(id, config.entriesAtOnce(), notes);
    List<Instruction> instructions =
        parts.stream().map(part -> log.instruction(Instruction.Kind.ERASURE, part.note())).toList();
    ErasureTable.insert(tx, id, draft, now);
    ErasureTable.insert(tx, id, parts);
    InstructionTable.insert(tx, instructions, now);
    return instructions;
  }

  /// Whether the newest erasure of a class of retention is not decided yet.
  public static boolean isPending(Connection connection, String className) throws SQLException {
    return ErasureTable.isPending(connection, className);
  }
}
