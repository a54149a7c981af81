package io.modeltrail.audit.instruction;

import io.modeltrail.audit.instruction.InstructionTable.Untold;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.messaging.loop.Transactions;
import io.modeltrail.messaging.record.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Writes to the log what it should know and does not: notes that were not read back, because the
/// broker was away or the process ended before; and that an instruction was refused.
@ApplicationScoped
public class NoteTeller {

  private static final int AT_ONCE = 100;

  private final DataSource dataSource;
  private final NoteLog log;

  public NoteTeller(DataSource dataSource, NoteLog log) {
    this.dataSource = dataSource;
    this.log = log;
  }

  /// @param now by our clock
  public void tell(Instant now) throws SQLException {
    List<Instruction> overdue =
        new Transactions(dataSource).run(tx -> InstructionTable.takeOverdue(tx, now, AT_ONCE));
    overdue.forEach(log::write);
    try (Connection connection = dataSource.getConnection()) {
      for (Untold refused : InstructionTable.untold(connection, AT_ONCE)) {
        tell(refused);
        InstructionTable.told(connection, refused.eventId());
      }
    }
  }

  /// A crash after it was written has it written again, under the same id.
  private void tell(Untold refused) {
    log.write(
        log.own()
            .setEventId(EventIds.derived(NoteLog.TOPIC, refused.eventId(), refused.subject(), 1))
            .setCausationId(refused.eventId())
            .setKind(AuditNoteKind.DENIAL)
            .setSubject(refused.subject())
            .setDetail(Map.of("code", refused.code(), "detail", refused.detail()))
            .build());
  }
}
