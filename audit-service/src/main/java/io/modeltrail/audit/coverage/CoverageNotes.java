package io.modeltrail.audit.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeltrail.event.AuditNoteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Notes that are decided, until the log has them and for a day after: that one of ours was scanned
/// is nothing new.
final class CoverageNotes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> DETAIL = new TypeReference<>() {};
  private static final int UNTOLD_MAX = 100;

  private CoverageNotes() {}

  /// One that is still to be told.
  record Untold(long step, CoverageNote note) {}

  static void insert(Connection tx, CoverageNote note) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO coverage_note (event_id, kind, noted_at, count, detail) VALUES (?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (event_id) DO NOTHING
            """)) {
      insert.setObject(1, note.eventId());
      insert.setString(2, note.kind().name());
      insert.setObject(3, note.at().atOffset(ZoneOffset.UTC));
      insert.setObject(4, note.count());
      insert.setString(5, JSON.writeValueAsString(note.detail()));
      insert.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  /// In the order in which they were decided.
  static List<Untold> untold(Connection tx) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT step, kind, noted_at, count, detail FROM coverage_note WHERE NOT is_told ORDER BY step LIMIT ?
            """)) {
      select.setInt(1, UNTOLD_MAX);
      List<Untold> untold = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          CoverageNote note =
              new CoverageNote(
                  AuditNoteKind.valueOf(row.getString("kind")),
                  row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                  row.getObject("count", Long.class),
                  detail(row.getString("detail")));
          untold.add(new Untold(row.getLong("step"), note));
        }
      }
      return untold;
    }
  }

  /// The log has these.
  static void told(Connection tx, List<Untold> told) throws SQLException {
    try (PreparedStatement update =
            tx.prepareStatement("UPDATE coverage_note SET is_told = true WHERE step = ANY (?)");
        PreparedStatement delete =
            tx.prepareStatement(
                "DELETE FROM coverage_note WHERE is_told AND noted_at < now() - interval '1 day'")) {
      Columns.set(update, 1, "bigint", told, Untold::step);
      update.executeUpdate();
      delete.executeUpdate();
    }
  }

  /// Reads a note's detail.
  static SortedMap<String, String> detail(String json) {
    try {
      return JSON.readValue(json, DETAIL);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a map of texts", e);
    }
  }
}
