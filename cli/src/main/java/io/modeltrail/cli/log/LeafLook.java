package io.modeltrail.cli.log;

import io.modeltrail.tlog.MalformedException;
import io.modeltrail.tlog.tile.EntryBundle;
import io.modeltrail.tlog.tile.TileResource;
import java.util.ArrayList;
import java.util.List;

/// Looks at what entries say, bundle by bundle. For several threads.
final class LeafLook {

  /// How many flaws, and places, are told; the rest are counted.
  static final int TOLD_MAX = 1_000;

  private final Places places = new Places(Places.PAGES_MAX);
  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Flaw> again = new ArrayList<>();
  private long entries;
  private long flawed;
  private long repeated;

  /// @param why for a person
  record Flaw(long entry, String why) {}

  private record Read(long entry, LeafPlace place) {}

  /// What came of it.
  ///
  /// @param entries that were read
  /// @param flaws of the entries that are not leaves of format 1, the first ones
  /// @param flawed how many there are of those
  /// @param again entries whose place another entry has, too, the first ones
  /// @param repeated how many there are of those
  /// @param allPlaces whether all places were compared
  record Seen(
      long entries,
      List<Flaw> flaws,
      long flawed,
      List<Flaw> again,
      long repeated,
      boolean allPlaces) {}

  void look(EntryBundle bundle) {
    List<Read> read = new ArrayList<>(bundle.id().width());
    List<Flaw> wrong = new ArrayList<>();
    long first = bundle.id().index() * TileResource.FULL;
    for (int i = 0; i < bundle.id().width(); i++) {
      try {
        read.add(new Read(first + i, LeafReader.read(bundle.entry(i))));
      } catch (MalformedException e) {
        wrong.add(new Flaw(first + i, e.detail()));
      }
    }
    add(bundle.id().width(), read, wrong);
  }

  private synchronized void add(int count, List<Read> read, List<Flaw> wrong) {
    entries += count;
    flawed += wrong.size();
    wrong.stream().limit(TOLD_MAX - flaws.size()).forEach(flaws::add);
    for (Read each : read) {
      if (!places.take(each.place)) {
        repeated++;
        if (again.size() < TOLD_MAX) {
          again.add(new Flaw(each.entry, each.place.toString()));
        }
      }
    }
  }

  synchronized Seen seen() {
    return new Seen(entries, sorted(flaws), flawed, sorted(again), repeated, !places.isFull());
  }

  private static List<Flaw> sorted(List<Flaw> flaws) {
    return flaws.stream().sorted((one, other) -> Long.compare(one.entry, other.entry)).toList();
  }
}
