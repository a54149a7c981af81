package io.modeltrail.audit.answers.keeping;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which offsets were scanned, by the notes about it: of a scanned stretch all that was visible has
/// its entry.
///
/// @param scans the notes
/// @param gaps notes of offsets that were not scanned, and lie in the time or were noted in it
/// @param open stretches in which entries of the time lie, and of which no note tells
record Coverage(List<Fact<AuditNoted>> scans, List<Fact<AuditNoted>> gaps, List<Stretch> open) {

  private static final Pattern OFFSETS = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /// Its end may not be known.
  private static final Pattern GAP = Pattern.compile("([0-9]{1,18})-([0-9]{0,18})");

  /// @param partition as topic/topicId/number
  /// @param to exclusive
  record Stretch(String partition, long from, long to) {}

  /// Of what the log took in a time.
  static Coverage of(Records records, Selection within) throws SQLException {
    // A stretch is noted after it was scanned: later notes count.
    List<Fact<AuditNoted>> scans = Noted.of(records, AuditNoteKind.SCAN);
    Map<String, TreeMap<Long, Long>> scanned = new HashMap<>();
    for (Fact<AuditNoted> scan : scans) {
      scan.said().getDetail().forEach((key, value) -> add(scanned, key, value));
    }
    List<Stretch> taken = taken(records, within);
    List<Stretch> open = new ArrayList<>();
    for (Stretch each : taken) {
      open.addAll(missing(each, scanned.getOrDefault(each.partition, new TreeMap<>())));
    }
    return new Coverage(scans, gaps(records, within, taken), open);
  }

  private static List<Fact<AuditNoted>> gaps(Records records, Selection within, List<Stretch> taken)
      throws SQLException {
    Set<Long> noted = new HashSet<>();
    for (Fact<AuditNoted> each : Noted.of(records, within, AuditNoteKind.GAP)) {
      noted.add(each.index());
    }
    return Noted.of(records, AuditNoteKind.GAP).stream()
        .filter(
            each ->
                each.said().getDetail().entrySet().stream()
                    .filter(detail -> detail.getKey().contains("/"))
                    .anyMatch(
                        detail ->
                            noted.contains(each.index())
                                || taken.stream()
                                    .anyMatch(it -> isIn(it, detail.getKey(), detail.getValue()))))
        .toList();
  }

  private static boolean isIn(Stretch stretch, String partition, String offsets) {
    Matcher gap = GAP.matcher(offsets);
    return stretch.partition.equals(partition)
        && gap.matches()
        && Long.parseLong(gap.group(1)) < stretch.to
        && (gap.group(2).isEmpty() || Long.parseLong(gap.group(2)) > stretch.from);
  }

  private static void add(
      Map<String, TreeMap<Long, Long>> scanned, String partition, String offsets) {
    Matcher match = OFFSETS.matcher(offsets);
    if (partition.contains("/") && match.matches()) {
      scanned
          .computeIfAbsent(partition, key -> new TreeMap<>())
          .merge(Long.valueOf(match.group(1)), Long.valueOf(match.group(2)), Math::max);
    }
  }

  /// From the first to the last record of each partition.
  private static List<Stretch> taken(Records records, Selection within) throws SQLException {
    Selection here = records.here(within);
    String sql =
        """
        SELECT e.topic, e.topic_id, e.partition, min(e."offset"), max(e."offset") + 1
        FROM entry e WHERE %s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
            .formatted(here.where());
    List<Stretch> taken = new ArrayList<>();
    try (PreparedStatement select = records.prepare(sql, here);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        taken.add(
            new Stretch(
                "%s/%s/%d".formatted(row.getString(1), row.getString(2), row.getInt(3)),
                row.getLong(4),
                row.getLong(5)));
      }
    }
    return taken;
  }

  /// What of a stretch no scan covers.
  static List<Stretch> missing(Stretch stretch, TreeMap<Long, Long> scanned) {
    List<Stretch> missing = new ArrayList<>();
    long at = stretch.from;
    Map.Entry<Long, Long> before = scanned.floorEntry(at);
    if (before != null) {
      at = Math.max(at, before.getValue());
    }
    for (Map.Entry<Long, Long> each : scanned.tailMap(stretch.from, false).entrySet()) {
      if (each.getKey() >= stretch.to) {
        break;
      }
      if (each.getKey() > at) {
        missing.add(new Stretch(stretch.partition, at, each.getKey()));
      }
      at = Math.max(at, each.getValue());
    }
    if (at < stretch.to) {
      missing.add(new Stretch(stretch.partition, at, stretch.to));
    }
    return missing;
  }
}
