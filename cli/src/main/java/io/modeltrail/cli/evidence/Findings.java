package io.modeltrail.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// All that was found, in the order of the checks.
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  void ok(String check, Spot spot, String says) {
    all.add(new Finding(Verdict.OK, check, spot, says));
  }

  void wrong(String check, Spot spot, String says) {
    all.add(new Finding(Verdict.WRONG, check, spot, says));
  }

  void notSaid(String check, Spot spot, String says) {
    all.add(new Finding(Verdict.NOT_SAID, check, spot, says));
  }

  void cannot(String check, Spot spot, String says) {
    all.add(new Finding(Verdict.CANNOT, check, spot, says));
  }

  /// What does not hold is wrong, unless what would show it may have been erased.
  void missing(boolean isErased, String check, Spot spot, String says) {
    if (isErased) {
      notSaid(check, spot, says + "; what was erased may have said so");
    } else {
      wrong(check, spot, says);
    }
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  /// Those that count for one entry: its own, and those that no entry rests on.
  List<Finding> of(long entry) {
    Predicate<Spot> counts = spot -> spot.entries().isEmpty() || spot.entries().contains(entry);
    return all.stream().filter(finding -> counts.test(finding.spot())).toList();
  }

  static boolean have(List<Finding> findings, Verdict verdict) {
    return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
  }
}
