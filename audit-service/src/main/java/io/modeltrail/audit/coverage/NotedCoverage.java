package io.modeltrail.audit.coverage;

import io.modeltrail.event.AuditNoteKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the notes about coverage that have become entries, holds each against the entries that it
/// is about, and puts together what they say.
final class NotedCoverage {

  private static final String NOTES =
      """
      SELECT e.index, e.record_event_id, p.decoded->>'kind' AS kind, p.decoded->'detail' AS detail
      FROM entry e JOIN payload p ON p.index = e.index
      WHERE e.index >= ? AND e.index < ? AND e.topic = ? AND e.type = 'io.modeltrail.event.AuditNoted'
        AND p.decoded->>'subject' = ? AND p.decoded->>'kind' IN ('SCAN', 'GAP')
      ORDER BY e.index
      """;

  private static final int DETAIL_MAX = 500;

  private final Connection tx;
  private final ScannedTable scanned;

  private record Noted(
      long index, @Nullable UUID eventId, AuditNoteKind kind, @Nullable String detail) {}

  private NotedCoverage(Connection tx) {
    this.tx = tx;
    this.scanned = new ScannedTable(tx);
  }

  /// @param to exclusive
  static void take(Connection tx, long from, long to) throws SQLException {
    NotedCoverage coverage = new NotedCoverage(tx);
    for (Noted each : notes(tx, from, to)) {
      coverage.take(each);
    }
  }

  private static List<Noted> notes(Connection tx, long from, long to) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(NOTES)) {
      select.setLong(1, from);
      select.setLong(2, to);
      select.setString(3, CoverageNote.TOPIC);
      select.setString(4, CoverageNote.SUBJECT);
      List<Noted> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Noted(
                  row.getLong("index"),
                  row.getObject("record_event_id", UUID.class),
                  AuditNoteKind.valueOf(row.getString("kind")),
                  row.getString("detail")));
        }
      }
      return found;
    }
  }

  private void take(Noted noted) throws SQLException {
    if (noted.eventId == null || noted.detail == null) {
      contradict(noted.index, "", "it has no id, or no detail");
    } else if (isNew(noted.eventId, noted.index)) {
      try {
        Map<String, String> detail = CoverageNotes.detail(noted.detail);
        if (noted.kind == AuditNoteKind.GAP) {
          insert(noted.index, Gap.parse(detail));
        } else {
          claimed(noted.index, Claim.parse(detail));
        }
      } catch (IllegalArgumentException e) {
        contradict(noted.index, "", "it cannot be read: " + e.getMessage());
      }
    }
  }

  private void claimed(long index, List<Claim> claims) throws SQLException {
    List<Long> entries = scanned.entries(claims, index);
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      if (entries.get(i) != claim.records()) {
        contradict(
            index,
            claim.key(),
            "%d records are claimed in %d-%d, %d entries stood before it"
                .formatted(claim.records(), claim.from(), claim.to(), entries.get(i)));
      } else if (!scanned.add(claim)) {
        contradict(
            index,
            claim.key(),
            "a part of %d-%d was claimed before".formatted(claim.from(), claim.to()));
      }
    }
  }

  /// A note that is told again is the same.
  private boolean isNew(UUID eventId, long index) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO noted_coverage (event_id, index) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setObject(1, eventId);
      insert.setLong(2, index);
      return insert.executeUpdate() == 1;
    }
  }

  private void insert(long index, Gap gap) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO gap (index, reason, topic_id, partition, topic, from_offset, to_offset, since, until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, index);
      insert.setString(2, gap.reason().name());
      Gap.Offsets offsets = gap instanceof Gap.Offsets it ? it : null;
      insert.setObject(3, offsets == null ? null : offsets.partition().topicId());
      insert.setObject(4, offsets == null ? null : offsets.partition().number());
      insert.setString(5, offsets == null ? null : offsets.partition().topic());
      insert.setObject(6, offsets == null ? null : offsets.from());
      insert.setObject(7, offsets == null ? null : offsets.to());
      insert.setObject(8, gap instanceof Gap.Outage it ? utc(it.since()) : null);
      insert.setObject(
          9,
          switch (gap) {
            case Gap.Offsets it -> utc(it.foundAt());
            case Gap.Outage it -> utc(it.until());
          });
      insert.executeUpdate();
    }
  }

  private static Object utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private void contradict(long index, String place, String detail) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            "INSERT INTO coverage_contradiction (index, place, detail) VALUES (?, ?, ?)")) {
      insert.setLong(1, index);
      insert.setString(2, place);
      insert.setString(3, detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) : detail);
      insert.executeUpdate();
    }
  }
}
