package io.modeltrail.cli.log;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which places of Kafka have an entry: a bit for each, in pages. For one thread.
final class Places {

  /// With 64 MiB of bits and about as much around them. Who makes up a log could want more.
  static final int PAGES_MAX = 400_000;

  private static final int PAGE_BITS = 1024;

  private final Map<Partition, Map<Long, long[]>> pages = new HashMap<>();
  private final int pagesMax;
  private int count;

  private record Partition(UUID topicId, int partition) {}

  /// @param pagesMax most pages
  Places(int pagesMax) {
    this.pagesMax = pagesMax;
  }

  /// @return whether it was free; also where there is no room to remember it
  boolean take(LeafPlace place) {
    Map<Long, long[]> ofPartition =
        pages.computeIfAbsent(
            new Partition(place.topicId(), place.partition()), unused -> new HashMap<>());
    long number = place.offset() / PAGE_BITS;
    long[] page = ofPartition.get(number);
    if (page == null) {
      if (count == pagesMax) {
        return true;
      }
      count++;
      page = new long[PAGE_BITS / Long.SIZE];
      ofPartition.put(number, page);
    }
    int bit = (int) (place.offset() % PAGE_BITS);
    long mask = 1L << bit;
    int word = bit / Long.SIZE;
    boolean isFree = (page[word] & mask) == 0;
    page[word] |= mask;
    return isFree;
  }

  /// Whether some were not remembered, because there were too many pages.
  boolean isFull() {
    return count == pagesMax;
  }
}
