package io.modeltrail.audit.planted;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.audit.planted.Checkers.Command;
import io.modeltrail.audit.publication.TrailDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that is found of a stored trail, by whom and where: `violations CODE 17`, `fsck
/// tile/entries/000 17-19`, `watch has forked`, `signing refuses: …`.
record StoredFindings(StoredYear year, Checkers checkers) {

  private static final Pattern CRY =
      Pattern.compile(
          "has shrunk|has forked|is not to be believed|cannot be shown|is no checkpoint");

  List<String> of(TrailDatabase database) throws SQLException, IOException {
    List<String> found = new ArrayList<>(violations(database));
    database
        .refusal()
        .ifPresent(reason -> found.add("signing refuses: " + reason.split("[:;]", 2)[0]));
    try (ServedTrail served = new ServedTrail(database)) {
      found.addAll(fsck(checkers.fsck(served.url(), year.keptInMay())));
      Command watched = checkers.watch(served.url(), year.held());
      if (watched.exitCode() != 0) {
        found.add("watch " + cry(watched.printed()));
      }
    }
    return found;
  }

  private List<String> violations(TrailDatabase database) throws SQLException {
    Map<String, TreeSet<Long>> places = new TreeMap<>();
    checkers
        .violations(database)
        .forEach(
            each ->
                places
                    .computeIfAbsent("violations " + each.code(), key -> new TreeSet<>())
                    .add(each.index()));
    return lines(places);
  }

  private static List<String> fsck(JsonNode report) {
    Map<String, TreeSet<Long>> places = new TreeMap<>();
    List<String> found = new ArrayList<>();
    if (report.has("rejected")) {
      found.add("fsck rejects the checkpoint");
    }
    if (report.has("contradicts")) {
      found.add("fsck contradicts what was kept");
    }
    for (JsonNode each : report.path("different")) {
      places
          .computeIfAbsent("fsck " + each.get("path").asText(), key -> new TreeSet<>())
          .add(each.get("entry").asLong());
    }
    for (JsonNode each : report.path("leaves").path("flawed")) {
      places.computeIfAbsent("fsck leaf", key -> new TreeSet<>()).add(each.get("entry").asLong());
    }
    found.addAll(lines(places));
    return found;
  }

  private static String cry(String printed) {
    Matcher cry = CRY.matcher(printed);
    return cry.find() ? cry.group() : printed;
  }

  private static List<String> lines(Map<String, TreeSet<Long>> places) {
    return places.entrySet().stream()
        .map(each -> (each.getKey() + " " + ranges(each.getValue())).strip())
        .toList();
  }

  /// As `3, 5-9`; empty if there is no place.
  static String ranges(TreeSet<Long> all) {
    SortedSet<Long> numbers = all.tailSet(0L);
    List<String> ranges = new ArrayList<>();
    Long from = null;
    Long to = null;
    for (Long each : numbers) {
      if (to != null && each == to + 1) {
        to = each;
        continue;
      }
      if (from != null) {
        ranges.add(range(from, to));
      }
      from = each;
      to = each;
    }
    if (from != null) {
      ranges.add(range(from, to));
    }
    return String.join(", ", ranges);
  }

  private static String range(long from, long to) {
    return from == to ? Long.toString(from) : from + "-" + to;
  }
}
