package io.modeltrail.audit.instruction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The instructions that this service knows as its own.
public final class InstructionTable {

  /// When a note that is not read back is written again, for the first time; then ever later.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A refusal that the log does not know of yet.
  record Untold(UUID eventId, String subject, String code, String detail) {}

  private InstructionTable() {}

  /// Makes instructions known, before their notes are written: what is read back unknown has no
  /// effect.
  ///
  /// A crash after the commit, before the note is in the log, leaves it pending; then the note is
  /// written again ([NoteTeller]).
  public static void insert(Connection tx, List<Instruction> instructions, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO instruction (event_id, kind, subject, note, note_hash, next_try)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (Instruction each : instructions) {
        insert.setObject(1, each.eventId());
        insert.setString(2, each.kind().name());
        insert.setString(3, each.subject());
        insert.setBytes(4, each.note());
        insert.setBytes(5, each.hash());
        insert.setTimestamp(6, Timestamp.from(now.plus(PATIENCE)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static byte[] hash(Connection tx, UUID eventId) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT note_hash FROM instruction WHERE event_id = ?")) {
      select.setObject(1, eventId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("there is no instruction " + eventId);
        }
        return row.getBytes(1);
      }
    }
  }

  /// Its note is an entry: what it changes refers to that.
  static void begin(Connection tx, ReadBack read) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE instruction SET entry = ? WHERE event_id = ?")) {
      update.setLong(1, read.entry());
      update.setObject(2, read.eventId());
      update.executeUpdate();
    }
  }

  /// The note's bytes go: they name who asked, and are in the log.
  static void decide(Connection tx, ReadBack read, Effect.Result result) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE instruction SET state = ?, code = ?, detail = ?, note = NULL, decided_at = ?
            WHERE event_id = ?
            """)) {
      switch (result) {
        case Effect.Result.Done done -> {
          update.setString(1, "DONE");
          update.setString(2, null);
          update.setString(3, null);
        }
        case Effect.Result.Refused(var why) -> {
          update.setString(1, "REFUSED");
          update.setString(2, why.code());
          update.setString(3, why.detail());
        }
      }
      update.setTimestamp(4, Timestamp.from(read.at()));
      update.setObject(5, read.eventId());
      update.executeUpdate();
    }
  }

  /// Takes those whose notes should have been read back by now. The next instance that asks does
  /// not get them for a while, which is twice as long each time, up to an hour.
  static List<Instruction> takeOverdue(Connection tx, Instant now, int most) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE instruction SET tries = tries + 1,
              next_try = ?::timestamptz + least(interval '1 hour', interval '30 seconds' * 2 ^ least(tries + 1, 10))
            WHERE event_id IN (
              SELECT event_id FROM instruction WHERE state = 'PENDING' AND next_try <= ?
              ORDER BY next_try LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING event_id, kind, subject, note
            """)) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setTimestamp(2, Timestamp.from(now));
      update.setInt(3, most);
      List<Instruction> taken = new ArrayList<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          taken.add(
              new Instruction(
                  row.getObject("event_id", UUID.class),
                  Instruction.Kind.valueOf(row.getString("kind")),
                  row.getString("subject"),
                  row.getBytes("note")));
        }
      }
      return taken;
    }
  }

  static List<Untold> untold(Connection connection, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT event_id, subject, code, detail FROM instruction
            WHERE state = 'REFUSED' AND NOT is_told LIMIT ?
            """)) {
      select.setInt(1, most);
      List<Untold> untold = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          untold.add(
              new Untold(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4)));
        }
      }
      return untold;
    }
  }

  static void told(Connection connection, UUID eventId) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE instruction SET is_told = true WHERE event_id = ?")) {
      update.setObject(1, eventId);
      update.executeUpdate();
    }
  }
}
