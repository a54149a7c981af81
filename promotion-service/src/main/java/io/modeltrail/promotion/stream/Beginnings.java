package io.modeltrail.promotion.stream;

import io.modeltrail.promotion.announcement.PromotedTopic;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.service.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where a stream begins.
@ApplicationScoped
class Beginnings {

  private static final String REMEDY =
      "; read the present state with GET /environments/{environment}/champions, and open the stream"
          + " without a position, or with from=beginning";

  private final PromotedTopics topics;

  Beginnings(PromotedTopics topics) {
    this.topics = topics;
  }

  /// What a client says of it.
  ///
  /// @param after a position, of the header `Last-Event-ID` or the parameter `after`
  /// @param from `beginning`, or null
  record Wish(@Nullable String after, @Nullable String from) {}

  /// @param at the offset to read next, by partition
  record Beginning(PromotedTopic topic, Map<TopicPartition, Long> at) {}

  /// @throws Problem.Thrown 400 if the wish makes no sense, 410 if the log no longer is what the
  ///   position was of
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the broker does not tell
  Beginning of(String environment, Wish wish) {
    Position position = wish.after == null ? null : position(wish.after);
    if (wish.from != null && !wish.from.equals("beginning")) {
      throw Problem.badRequest(
          "BAD_PARAMETER", "from may be beginning, found \"%s\"".formatted(wish.from));
    }
    PromotedTopic topic = topics.of(environment);
    if (position != null) { // a client that reconnects by itself repeats its first address
      return new Beginning(topic, resumed(topic, position));
    }
    return new Beginning(
        topic, wish.from == null ? topics.ends(List.of(topic)) : topics.begins(List.of(topic)));
  }

  private static Position position(String text) {
    try {
      return Position.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          "BAD_POSITION", "Last-Event-ID or after must be the id of an event of this stream");
    }
  }

  private Map<TopicPartition, Long> resumed(PromotedTopic topic, Position position) {
    if (!position.topicId().equals(topic.id())) {
      throw gone("the position is of another environment, or of a log that is no more");
    }
    Map<TopicPartition, Long> begins = topics.begins(List.of(topic));
    Map<TopicPartition, Long> ends = topics.ends(List.of(topic));
    Map<TopicPartition, Long> at = new HashMap<>();
    for (TopicPartition place : topic.places()) {
      long begin = begins.getOrDefault(place, 0L);
      boolean isNew = place.partition() >= position.next().size();
      long next = isNew ? begin : position.next().get(place.partition());
      if (next < begin) {
        throw gone("the log no longer has what follows this position");
      }
      if (next > ends.getOrDefault(place, 0L)) {
        throw gone("the log ends before this position");
      }
      at.put(place, next);
    }
    return at;
  }

  private static Problem.Thrown gone(String what) {
    return Problem.of(410, "POSITION_GONE", what + REMEDY).thrown();
  }
}
