package io.modeltrail.audit.coverage;

import java.util.List;
import java.util.Optional;

/// What is claimed of a partition, from offset to offset.
///
/// @param to exclusive
/// @param records how many were visible in it
record Range(long from, long to, long records) {

  /// Puts a claimed range together with those that it touches.
  ///
  /// @param neighbours all that touch or overlap it
  /// @return empty if it overlaps one: then some offsets are claimed twice
  Optional<Range> joined(List<Range> neighbours) {
    Range joined = this;
    for (Range each : neighbours) {
      if (each.from < to && from < each.to) {
        return Optional.empty();
      }
      joined =
          new Range(
              Math.min(joined.from, each.from),
              Math.max(joined.to, each.to),
              joined.records + each.records);
    }
    return Optional.of(joined);
  }
}
