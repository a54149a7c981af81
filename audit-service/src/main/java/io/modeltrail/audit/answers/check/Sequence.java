package io.modeltrail.audit.answers.check;

import io.modeltrail.audit.answers.record.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// That what is counted from 1 is counted without gaps, and nothing twice.
final class Sequence {

  private final Code gap;
  private final Code repeated;
  private final String what;

  /// @param what is counted, as `version`
  Sequence(Code gap, Code repeated, String what) {
    this.gap = gap;
    this.repeated = repeated;
    this.what = what;
  }

  /// @param whole whether all of them could be read: else none can be said to be missing
  <F extends Fact<?>> List<Finding> check(List<F> facts, ToLongFunction<F> number, boolean whole) {
    List<Finding> findings = new ArrayList<>();
    TreeMap<Long, F> seen = new TreeMap<>();
    for (F fact : facts) {
      F first = seen.putIfAbsent(number.applyAsLong(fact), fact);
      if (first != null) {
        findings.add(
            Finding.at(
                    repeated,
                    fact,
                    "%s %d is told a second time, with another event id than in entry %d"
                        .formatted(what, number.applyAsLong(fact), first.index()))
                .with(first));
      }
    }
    long expected = 1;
    for (var each : seen.entrySet()) {
      if (each.getKey() != expected && whole) {
        findings.add(
            Finding.at(
                gap,
                each.getValue(),
                "%s %d is here, %s missing"
                    .formatted(
                        what,
                        each.getKey(),
                        each.getKey() - expected == 1
                            ? expected + " is"
                            : "%d to %d are".formatted(expected, each.getKey() - 1))));
      }
      expected = each.getKey() + 1;
    }
    return findings;
  }
}
