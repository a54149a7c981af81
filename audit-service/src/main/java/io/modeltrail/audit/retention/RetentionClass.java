package io.modeltrail.audit.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Records whose payloads are kept equally long.
///
/// @param types full names, in order
/// @param keep at least so long
record RetentionClass(String name, List<String> types, Period keep) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  RetentionClass {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a class's name has 1 to 63 of a-z 0-9 and -, found \"%s\"".formatted(name));
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("the class %s has no types".formatted(name));
    }
    if (keep.isZero() || keep.getYears() < 0 || keep.getMonths() < 0 || keep.getDays() < 0) {
      throw new IllegalArgumentException(
          "the class %s must keep for a time as P6M or P10Y, found %s".formatted(name, keep));
    }
    types = List.copyOf(new TreeSet<>(types));
  }

  static RetentionClass of(String name, Collection<String> types, Period keep) {
    return new RetentionClass(name, List.copyOf(types), keep);
  }

  /// When a payload's time is up, by the calendar in UTC. It is added to the beginning: what a
  /// period takes away from an end may be less than it adds, where months are of different lengths.
  Instant until(Instant appendedAt) {
    return appendedAt.atOffset(ZoneOffset.UTC).plus(keep).toInstant();
  }

  /// @param now as the log has it
  boolean isDue(Instant appendedAt, Instant now) {
    return !now.isBefore(until(appendedAt));
  }

  /// What it means, to see that it has changed.
  String definition() {
    return keep + " " + String.join(" ", types);
  }
}
