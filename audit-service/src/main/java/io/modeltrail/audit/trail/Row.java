package io.modeltrail.audit.trail;

import io.modeltrail.messaging.record.EventIds;
import io.modeltrail.messaging.record.Place;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// An entry that is to be stored.
///
/// @param turn 0; more for another record at a place that is taken
record Row(Entry entry, int turn) {

  /// The id of the event that tells of it: the same whenever it is told.
  UUID eventId() {
    return eventId(entry.place(), turn);
  }

  static UUID eventId(Place place, int turn) {
    String topicId = place.topicId().toString();
    String partition = Integer.toString(place.partition());
    String offset = Long.toString(place.offset());
    return turn == 0
        ? EventIds.named(EntryEvents.TOPIC, topicId, partition, offset)
        : EventIds.named(EntryEvents.TOPIC, topicId, partition, offset, Integer.toString(turn));
  }

  static <T> Object[] column(List<T> rows, Function<? super T, ?> value) {
    Object[] column = new Object[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    return column;
  }
}
