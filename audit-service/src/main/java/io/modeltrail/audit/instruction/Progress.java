package io.modeltrail.audit.instruction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the trail was read for instructions, and the notes that follow.
final class Progress {

  private Progress() {}

  /// A note of the trail.
  ///
  /// @param known the instruction with its event id; null if there is none
  /// @param kind what the note says that it is
  record Noted(long entry, @Nullable Known known, @Nullable String kind) {

    /// Whether somebody would have something erased or held that no door of ours let in.
    boolean isForged() {
      return known == null
          ? "ERASURE".equals(kind) || "HOLD".equals(kind)
          : known.isPending && !known.isSame;
    }
  }

  /// @param isPending whether it is read back for the first time
  /// @param isSame whether the note is what was written
  record Known(ReadBack read, boolean isPending, boolean isSame) {

    boolean isToBeCarriedOut() {
      return isPending && isSame;
    }
  }

  /// Where to go on. Other instances pass until the transaction ends.
  ///
  /// @return empty if another instance is at it
  static Optional<Long> lock(Connection tx) throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement(
                "SELECT next_index FROM instruction_progress FOR UPDATE SKIP LOCKED");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  static void move(Connection tx, long next) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE instruction_progress SET next_index = ?")) {
      update.setLong(1, next);
      update.executeUpdate();
    }
  }

  /// The next notes. Numbers are dealt under a lock that is held until the commit: what commits
  /// later stands later, and none is passed over.
  static List<Noted> notes(Connection tx, long from, int most) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT e.index, e.appended_at, i.event_id, i.kind, i.state = 'PENDING' AS is_pending,
              i.note_hash IS NOT DISTINCT FROM CASE WHEN i.state = 'PENDING' THEN sha256(p.value) END AS is_same,
              p.decoded->>'kind' AS note_kind
            FROM (SELECT index, appended_at, record_event_id FROM entry
                  WHERE topic = ? AND index >= ? ORDER BY index LIMIT ?) e
            JOIN payload p ON p.index = e.index
            LEFT JOIN instruction i ON i.event_id = e.record_event_id
            ORDER BY e.index
            """)) {
      select.setString(1, NoteLog.TOPIC);
      select.setLong(2, from);
      select.setInt(3, most);
      List<Noted> notes = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          notes.add(
              new Noted(row.getLong("index"), known(row).orElse(null), row.getString("note_kind")));
        }
      }
      return notes;
    }
  }

  private static Optional<Known> known(ResultSet row) throws SQLException {
    UUID eventId = row.getObject("event_id", UUID.class);
    if (eventId == null) {
      return Optional.empty();
    }
    ReadBack read =
        new ReadBack(
            eventId,
            Instruction.Kind.valueOf(row.getString("kind")),
            row.getLong("index"),
            row.getTimestamp("appended_at").toInstant());
    return Optional.of(new Known(read, row.getBoolean("is_pending"), row.getBoolean("is_same")));
  }
}
