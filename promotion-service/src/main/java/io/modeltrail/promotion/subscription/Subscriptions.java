package io.modeltrail.promotion.subscription;

import io.modeltrail.promotion.announcement.PromotedTopic;
import io.modeltrail.promotion.announcement.PromotedTopics;
import io.modeltrail.promotion.subscription.PositionTable.Move;
import io.modeltrail.promotion.subscription.PositionTable.Place;
import io.modeltrail.promotion.subscription.Subscription.Owner;
import io.modeltrail.promotion.subscription.Subscription.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/// Makes subscriptions, and gives them new secrets.
@ApplicationScoped
class Subscriptions {

  /// Those of a subscription that sign at once: whoever rotates more often than that has a slip in
  /// a loop.
  static final int SECRETS_MAX = 5;

  private final DataSource dataSource;
  private final SubscriptionTable table;
  private final SecretTable secrets;
  private final PositionTable positions;
  private final PromotedTopics topics;

  Subscriptions(
      DataSource dataSource,
      SubscriptionTable table,
      SecretTable secrets,
      PositionTable positions,
      PromotedTopics topics) {
    this.dataSource = dataSource;
    this.table = table;
    this.secrets = secrets;
    this.positions = positions;
    this.topics = topics;
  }

  /// @param max subscriptions of the installation
  record Request(UUID id, Owner owner, Wish wish, boolean fromBeginning, int max) {}

  /// Makes one that is told of what is told from now on, or of all that the log has.
  ///
  /// @return its secret; empty if there are as many subscriptions as there may be
  /// @throws io.modeltrail.messaging.wire.CannotTellNow if the broker does not tell where now is
  Optional<Secret> create(Request request) throws SQLException {
    List<Move> starts = request.fromBeginning ? List.of() : now(request);
    Secret secret = Secret.create();
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      if (!table.insert(tx, request.id, request.owner, request.wish, request.max)) {
        tx.rollback();
        return Optional.empty();
      }
      secrets.insert(tx, request.id, secret);
      for (Move start : starts) {
        positions.move(tx, start);
      }
      tx.commit();
    }
    return Optional.of(secret);
  }

  /// A topic that comes later is read from its beginning: all that is in it was told after this.
  private List<Move> now(Request request) {
    List<PromotedTopic> wanted =
        topics.all().stream().filter(topic -> request.wish.includes(topic.environment())).toList();
    Map<TopicPartition, Long> ends = topics.ends(wanted);
    List<Move> starts = new ArrayList<>();
    for (PromotedTopic topic : wanted) {
      for (TopicPartition at : topic.places()) {
        Place place = new Place(request.id, topic.id(), at.partition());
        starts.add(new Move(place, 0, ends.getOrDefault(at, 0L)));
      }
    }
    return starts;
  }

  /// Gives it a new secret, beside which the present one signs for a while.
  ///
  /// @return empty if too many sign already
  Optional<Secret> rotate(UUID id, SubscriptionConfig config) throws SQLException {
    Secret secret = Secret.create();
    try (Connection tx = dataSource.getConnection()) {
      tx.setAutoCommit(false);
      boolean isThere = table.lock(tx, id);
      if (!isThere || secrets.of(tx, id).size() >= SECRETS_MAX) {
        tx.rollback();
        return Optional.empty();
      }
      secrets.expire(tx, id, config.rotation());
      secrets.insert(tx, id, secret);
      tx.commit();
    }
    return Optional.of(secret);
  }

  /// The newest secret.
  Secret secret(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return secrets.of(connection, id).getFirst();
    }
  }
}
