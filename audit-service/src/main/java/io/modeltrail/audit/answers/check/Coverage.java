package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import io.modeltrail.audit.answers.record.Records;
import io.modeltrail.audit.answers.record.Selection;
import io.modeltrail.audit.answers.story.Noted;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which offsets were scanned, by the notes about it: of a scanned stretch all that was visible has
/// its entry.
///
/// @param scans how many notes of scans were looked at
/// @param lastScan the last of them
/// @param gaps notes of offsets that were not scanned, and lie in the time or were noted in it
/// @param open stretches in which entries of the time lie, and of which no note tells
/// @param contradictions what notes claim, and the entries do not bear out
public record Coverage(
    int scans,
    @Nullable Fact<AuditNoted> lastScan,
    List<Fact<AuditNoted>> gaps,
    List<Stretch> open,
    List<Finding> contradictions) {

  /// Its end may not be known.
  private static final Pattern GAP = Pattern.compile("([0-9]{1,18})-([0-9]{0,18})");

  /// What was scanned is noted a little later.
  private static final Duration NOTED_WITHIN = Duration.ofHours(2);

  /// @param partition as topic/topicId/number
  /// @param to exclusive
  public record Stretch(String partition, long from, long to) {}

  /// Of what the log took in a time.
  ///
  /// @param to exclusive
  public static Coverage of(Records records, Instant from, Instant to) throws SQLException {
    Selection within = Selection.ALL.between(from, to);
    Scans scans = Scans.of(records, Selection.ALL.between(from, to.plus(NOTED_WITHIN)));
    List<Stretch> taken = taken(records, within);
    List<Stretch> open = new ArrayList<>();
    for (Stretch each : taken) {
      for (Scanned.Offsets missing :
          scans.partition(each.partition).missing(new Scanned.Offsets(each.from, each.to))) {
        open.add(new Stretch(each.partition, missing.from(), missing.to()));
      }
    }
    return new Coverage(
        scans.size(), scans.last(), gaps(records, within, taken), open, scans.contradictions());
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
}
