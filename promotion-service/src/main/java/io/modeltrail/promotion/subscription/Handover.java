package io.modeltrail.promotion.subscription;

import io.modeltrail.promotion.announcement.Announcement;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.modeltrail.promotion.subscription.Feeder.Behind;
import io.modeltrail.promotion.subscription.PositionTable.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/// Stores what was read for a subscription: its deliveries and how far it has been read for, in one
/// transaction. A crash before its commit leaves nothing, and the same is read again; after it,
/// all.
@ApplicationScoped
class Handover {

  private final DataSource dataSource;
  private final SubscriptionTable subscriptions;
  private final PositionTable positions;
  private final DeliveryTable deliveries;
  private final SubscriptionConfig config;

  Handover(
      DataSource dataSource,
      SubscriptionTable subscriptions,
      PositionTable positions,
      DeliveryTable deliveries,
      SubscriptionConfig config) {
    this.dataSource = dataSource;
    this.subscriptions = subscriptions;
    this.positions = positions;
    this.deliveries = deliveries;
    this.config = config;
  }

  private record Timed(Instant order, Announcement announcement) {}

  /// @param behind where the subscription stood
  void store(
      Subscription subscription, Map<TopicPartition, Behind> behind, PromotedReader.Batch batch)
      throws SQLException {
    List<Announcement> taken = new ArrayList<>();
    Map<TopicPartition, Long> next = select(subscription, behind, batch, taken);
    next.entrySet().removeIf(each -> each.getValue() <= behind(behind, each.getKey()).stored());
    if (next.isEmpty()) {
      return;
    }
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      if (subscriptions.lock(tx, subscription.id()) && moved(tx, behind, next)) {
        // Under the lock, so that numbers grow in the order of commits.
        for (Announcement each : taken) {
          deliveries.insert(tx, behind(behind, each.place()).place(), List.of(each));
        }
        tx.commit();
      } else {
        tx.rollback();
      }
    }
  }

  /// What the subscription wants of the batch and has room for; and where it is to be read on.
  private Map<TopicPartition, Long> select(
      Subscription subscription,
      Map<TopicPartition, Behind> behind,
      PromotedReader.Batch batch,
      List<Announcement> taken) {
    Map<TopicPartition, Long> next = new HashMap<>();
    behind.keySet().stream()
        .filter(batch.positions()::containsKey)
        .forEach(at -> next.put(at, batch.positions().get(at)));
    long room = config.pendingMax() - subscription.progress().pending();
    Map<TopicPartition, Long> stopped = new HashMap<>();
    for (Announcement each : inOrder(batch.announcements())) {
      Behind mine = behind.get(each.place());
      if (mine == null
          || each.offset() < mine.from()
          || stopped.containsKey(each.place())
          || !subscription.wish().includes(each.environment(), each.modelName())) {
        continue;
      }
      if (taken.size() >= room) {
        stopped.put(each.place(), each.offset());
      } else {
        taken.add(each);
      }
    }
    next.putAll(stopped);
    return next;
  }

  /// As they were told, as far as the broker's clocks say so; in the log's order within a
  /// partition, whatever they say.
  private static List<Announcement> inOrder(List<Announcement> announcements) {
    Map<TopicPartition, Instant> last = new HashMap<>();
    List<Timed> timed = new ArrayList<>();
    for (Announcement each : announcements) {
      Instant order =
          last.merge(each.place(), each.appendedAt(), (one, two) -> one.isAfter(two) ? one : two);
      timed.add(new Timed(order, each));
    }
    return timed.stream()
        .sorted(Comparator.comparing(Timed::order))
        .map(Timed::announcement)
        .toList();
  }

  /// @return false if somebody else has read on for it meanwhile
  private boolean moved(
      Connection tx, Map<TopicPartition, Behind> behind, Map<TopicPartition, Long> next)
      throws SQLException {
    for (Map.Entry<TopicPartition, Long> each : next.entrySet()) {
      Behind from = behind(behind, each.getKey());
      if (!positions.move(tx, new Move(from.place(), from.stored(), each.getValue()))) {
        return false;
      }
      if (from.stored() < from.from()) {
        subscriptions.missed(tx, from.place().subscription(), from.from() - from.stored());
      }
    }
    return true;
  }

  private static Behind behind(Map<TopicPartition, Behind> behind, TopicPartition at) {
    Behind found = behind.get(at);
    if (found == null) {
      throw new IllegalStateException("not read for: " + at);
    }
    return found;
  }
}
