package io.modeltrail.torture.fault;

import java.util.List;
import java.util.stream.Stream;

/// All faults.
public final class Faults {

  private Faults() {}

  /// In the order in which they are tried.
  public static List<Fault> all() {
    return Stream.of(
            Loads.all(),
            Deaths.all(),
            CommitPoints.all(),
            Databases.all(),
            Brokers.all(),
            SchemaRegistries.all(),
            Machines.all(),
            Clusters.all())
        .flatMap(List::stream)
        .toList();
  }

  /// @throws IllegalArgumentException if there is none of this name
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fault " + name));
  }
}
