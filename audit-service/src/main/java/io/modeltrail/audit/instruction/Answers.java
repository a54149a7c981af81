package io.modeltrail.audit.instruction;

import io.modeltrail.messaging.outcome.Outcomes;
import io.modeltrail.messaging.outcome.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What callers who wait are told, on whichever instance: an outcome, as any event's.
public final class Answers {

  private Answers() {}

  /// @param eventId of the instruction that is waited for
  /// @param at when the log took what decided it
  public static void save(Connection tx, UUID eventId, Instant at, Effect.Result result)
      throws SQLException {
    Verdict verdict =
        switch (result) {
          case Effect.Result.Done(String href) -> new Verdict.Applied(href, List.of());
          case Effect.Result.Refused(var why) -> new Verdict.Refused(why);
        };
    byte[] digest = InstructionTable.hash(tx, eventId);
    Outcomes.save(
        tx, List.of(new Outcomes.Row(eventId, digest, NoteLog.TOPIC, verdict)), Set.of(), at);
  }
}
