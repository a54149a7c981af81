package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Where one note of a scan follows long after the one before. On a busy log there is a note every
/// few seconds: so the database looks for them, and only the ends are read.
///
/// @param scans how many notes there are
/// @param all the first thousand
record Silences(long scans, List<Silence> all) {

  private static final int SILENCES_MAX = 1_000;

  /// @param before index of the last note before it
  /// @param after index of the first after it
  record Silence(long before, long after, Instant from, Instant until) {}

  static Silences of(Records records, Selection within, Duration longest) throws SQLException {
    Selection scans = records.here(Noted.ofKinds(within, AuditNoteKind.SCAN));
    String notes = "FROM entry e JOIN payload p ON p.index = e.index WHERE " + scans.where();
    try (PreparedStatement select = records.prepare("SELECT count(*) " + notes, scans);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Silences(row.getLong(1), silences(records, scans, notes, longest));
    }
  }

  private static List<Silence> silences(
      Records records, Selection scans, String notes, Duration longest) throws SQLException {
    String sql =
        """
        SELECT before, index, earlier, appended_at FROM
          (SELECT e.index, e.appended_at, lag(e.index) OVER trail AS before, lag(e.appended_at) OVER trail AS earlier
           %s WINDOW trail AS (ORDER BY e.index)) AS steps
        WHERE appended_at - earlier > make_interval(secs => %d) ORDER BY index LIMIT %d"""
            .formatted(notes, longest.toSeconds(), SILENCES_MAX);
    List<Silence> silences = new ArrayList<>();
    try (PreparedStatement select = records.prepare(sql, scans);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        silences.add(
            new Silence(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return silences;
  }
}
