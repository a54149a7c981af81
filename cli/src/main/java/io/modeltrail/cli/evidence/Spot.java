package io.modeltrail.cli.evidence;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a finding is about.
///
/// @param name for a person: a file of the bundle, or what its entries are about
/// @param entries the entries that it rests on
record Spot(String name, List<Long> entries) {

  Spot {
    entries = List.copyOf(new TreeSet<>(entries));
  }

  static Spot file(String name) {
    return new Spot(name, List.of());
  }

  static Spot file(long entry, String name) {
    return new Spot("entries/" + entry + "/" + name, List.of(entry));
  }

  static Spot entry(long entry) {
    return new Spot("entries/" + entry, List.of(entry));
  }

  static Spot of(String subject, Collection<Event> events) {
    return new Spot(subject, events.stream().map(Event::index).toList());
  }

  boolean isEntry() {
    return entries.size() == 1 && name.equals("entries/" + entries.getFirst());
  }

  /// As `entries 3, 17`; of many the first.
  static String list(Collection<Long> entries) {
    String first =
        entries.stream().sorted().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
    return (entries.size() == 1 ? "entry " : "entries ")
        + first
        + (entries.size() > 10 ? " and %d more".formatted(entries.size() - 10) : "");
  }
}
