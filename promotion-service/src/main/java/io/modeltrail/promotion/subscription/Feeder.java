package io.modeltrail.promotion.subscription;

import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.announcement.PromotedTopic;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.promotion.subscription.PositionTable.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.TopicPartition;

/// Reads the log for subscriptions: each has its own position in each partition, and the one that
/// is furthest behind is read from. Whoever has no room for deliveries is not read for: what is to
/// come stays in the log.
///
/// Several instances may read the same; [Handover] stores it once.
@ApplicationScoped
class Feeder {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SubscriptionTable subscriptions;
  private final PositionTable positions;
  private final PromotedTopics topics;
  private final Handover handover;
  private final SubscriptionConfig config;

  Feeder(
      SubscriptionTable subscriptions,
      PositionTable positions,
      PromotedTopics topics,
      Handover handover,
      SubscriptionConfig config) {
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.topics = topics;
    this.handover = handover;
    this.config = config;
  }

  /// A subscription that stands before the end of a partition.
  ///
  /// @param stored where it stands
  /// @param from where there is something to read: retention may have removed what lies before
  record Behind(Subscription subscription, Place place, long stored, long from) {}

  /// Reads a part of what there is to read.
  ///
  /// @return whether there may be more
  /// @throws CannotTellNow if the broker or the schema registry is away
  boolean feed(PromotedReader reader) throws SQLException {
    List<Subscription> open = subscriptions.withRoom(config.pendingMax());
    if (open.isEmpty()) {
      return false;
    }
    Map<TopicPartition, List<Behind>> behind = behind(open);
    if (behind.isEmpty()) {
      return false;
    }
    Map<TopicPartition, Long> starts = new HashMap<>();
    behind.forEach(
        (at, all) -> starts.put(at, all.stream().mapToLong(Behind::from).min().orElseThrow()));
    reader.begin(starts);
    try {
      PromotedReader.Batch batch = reader.poll(PATIENCE);
      for (Subscription each : open) {
        handover.store(each, mine(each, behind), batch);
      }
      return true;
    } catch (InvalidOffsetException e) {
      throw new CannotTellNow("the log has changed while it was read", e);
    }
  }

  private Map<TopicPartition, List<Behind>> behind(List<Subscription> open) throws SQLException {
    // In this order: what is stored was read before the ends were asked for.
    Map<Place, Long> stored = positions.all();
    List<PromotedTopic> all = topics.all();
    Map<TopicPartition, Long> begins = topics.begins(all);
    Map<TopicPartition, Long> ends = topics.ends(all);
    Map<TopicPartition, List<Behind>> behind = new HashMap<>();
    for (Subscription subscription : open) {
      for (PromotedTopic topic : all) {
        if (!subscription.wish().includes(topic.environment())) {
          continue;
        }
        for (TopicPartition at : topic.places()) {
          Place place = new Place(subscription.id(), topic.id(), at.partition());
          long position = stored.getOrDefault(place, 0L);
          long from = Math.max(position, begins.getOrDefault(at, 0L));
          if (from < ends.getOrDefault(at, 0L)) {
            behind
                .computeIfAbsent(at, unused -> new ArrayList<>())
                .add(new Behind(subscription, place, position, from));
          }
        }
      }
    }
    return behind;
  }

  private static Map<TopicPartition, Behind> mine(
      Subscription subscription, Map<TopicPartition, List<Behind>> behind) {
    Map<TopicPartition, Behind> mine = new HashMap<>();
    behind.forEach(
        (at, all) ->
            all.stream()
                .filter(each -> each.subscription().id().equals(subscription.id()))
                .forEach(each -> mine.put(at, each)));
    return mine;
  }
}
