package io.modeltrail.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeltrail.tlog.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an entry's leaf says (docs/audit-leaf.md).
///
/// @param cutFrom how long the value was, if not all of it is kept
/// @param commitments hexadecimal digits by name
record Leaf(
    Place place,
    Instant appendedAt,
    Said said,
    @Nullable Long cutFrom,
    SortedMap<String, String> commitments) {

  static final String RECORD = "record";
  static final String OTHERS = "others";

  /// As a leaf writes a time.
  static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final String DEAD_LETTER = ".dead-letter";
  private static final Set<String> MUST =
      Set.of("format", "topic", "topicId", "partition", "offset", "appendedAt", "commitments");
  private static final Set<String> MAY =
      Set.of("eventId", "type", "schemaId", "model", "environment", "cutFrom");

  /// Where the record stood in Kafka.
  record Place(String topic, String topicId, int partition, long offset) {

    boolean isOnSamePartition(Place other) {
      return topicId.equals(other.topicId) && partition == other.partition;
    }
  }

  /// What it repeats of the record.
  record Said(
      @Nullable String eventId,
      @Nullable String type,
      @Nullable Integer schemaId,
      @Nullable String model,
      @Nullable String environment) {}

  /// @param file which leaf it is, for the refusal
  static Leaf parse(String file, byte[] bytes) throws MalformedException {
    ObjectNode json = Json.canonical(file, bytes);
    Json.expect(file, json, MUST, MAY);
    if (Json.number(file, json, "format") != 1) {
      throw new MalformedException(file, "has a format that this verifier does not know");
    }
    Place place =
        new Place(
            Json.text(file, json, "topic"),
            Json.text(file, json, "topicId"),
            Json.small(file, json, "partition"),
            offset(file, Json.text(file, json, "offset")));
    Said said =
        new Said(
            optional(file, json, "eventId"),
            optional(file, json, "type"),
            json.has("schemaId") ? (Integer) (int) Json.number(file, json, "schemaId") : null,
            optional(file, json, "model"),
            optional(file, json, "environment"));
    return new Leaf(
        place,
        time(file, Json.text(file, json, "appendedAt")),
        said,
        json.has("cutFrom") ? (Long) Json.number(file, json, "cutFrom") : null,
        commitments(file, json.get("commitments")));
  }

  /// The topic whose record it is: a dead letter's is the one in which it was refused.
  String topic() {
    return isDeadLetter()
        ? place.topic.substring(0, place.topic.length() - DEAD_LETTER.length())
        : place.topic;
  }

  boolean isDeadLetter() {
    return place.topic.endsWith(DEAD_LETTER);
  }

  private static SortedMap<String, String> commitments(String file, JsonNode json)
      throws MalformedException {
    SortedMap<String, String> commitments = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : json.properties()) {
      commitments.put(each.getKey(), Json.text(file, json, each.getKey()));
    }
    if (!commitments.containsKey(RECORD)) {
      throw new MalformedException(file, "has no commitment to its record");
    }
    return commitments;
  }

  private static @Nullable String optional(String file, JsonNode json, String name)
      throws MalformedException {
    return json.has(name) ? Json.text(file, json, name) : null;
  }

  private static long offset(String file, String text) throws MalformedException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException(file, "'offset' is no number");
    }
  }

  private static Instant time(String file, String text) throws MalformedException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new MalformedException(file, "'appendedAt' is no time");
    }
  }
}
