package io.modeltrail.audit.planted;

import io.modeltrail.audit.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What happens when: several models live side by side, one record after the other.
final class Agenda {

  private final Story story;
  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
  private long numbers;

  private record Item(Instant at, long number, Runnable does) {}

  Agenda(Story story) {
    this.story = story;
  }

  void at(Instant at, Runnable does) {
    items.add(new Item(at, numbers++, does));
  }

  /// All that happens before a time, and what follows from it.
  void until(Instant end) {
    while (!items.isEmpty() && items.peek().at.isBefore(end)) {
      Item next = items.remove();
      comes(next.at);
      next.does.run();
    }
    comes(end);
  }

  private void comes(Instant at) {
    if (at.isAfter(story.now())) {
      story.passes(Duration.between(story.now(), at));
    }
  }
}
