package io.modeltrail.audit.story;

import io.modeltrail.messaging.record.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Where records stand in the log, and how far that was noted as scanned.
final class StoryLanes {

  private static final int PARTITIONS = 6;

  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, Long> scanned = new HashMap<>();

  /// The next place of a key in a topic.
  Place next(String topic, String key) {
    int partition = Math.floorMod(key.hashCode(), PARTITIONS);
    long offset = offsets.merge(topic + "/" + partition, 1L, Long::sum) - 1;
    return new Place(Story.topicId(topic), topic, partition, offset);
  }

  /// What came since it was asked last, as a note of a scan has it.
  Map<String, String> scanned() {
    Map<String, String> detail = new TreeMap<>();
    offsets.forEach(
        (lane, to) -> {
          long from = scanned.getOrDefault(lane, 0L);
          if (to > from) {
            String topic = lane.substring(0, lane.lastIndexOf('/'));
            String partition = lane.substring(lane.lastIndexOf('/') + 1);
            String key = "%s/%s/%s".formatted(topic, Story.topicId(topic), partition);
            detail.put(key, from + "-" + to);
            detail.put(key + "/records", Long.toString(to - from));
          }
        });
    scanned.putAll(offsets);
    return detail;
  }
}
