package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Kafka's ids of the topics, as of now. Names outlive topics; ids do not.
final class TopicIds {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;

  TopicIds(Admin admin) {
    this.admin = admin;
  }

  /// A question that is on its way to the broker: whether topics are still there.
  static final class Question {
    private final Map<String, UUID> topics;
    private final Map<Uuid, KafkaFuture<TopicDescription>> described;

    private Question(Map<String, UUID> topics, Map<Uuid, KafkaFuture<TopicDescription>> described) {
      this.topics = topics;
      this.described = described;
    }

    /// @param patience how long each is waited for
    /// @throws CannotTellNow if one is not, or the broker does not say
    void mustBe(Duration patience) {
      topics.forEach(
          (topic, id) -> {
            try {
              var unused = answered(Objects.requireNonNull(described.get(kafka(id))), patience);
            } catch (UnknownTopicIdException e) {
              throw gone(topic, id);
            }
          });
    }
  }

  /// What was read of a topic says nothing of another one of its name.
  static CannotTellNow gone(String topic, UUID id) {
    return new CannotTellNow(
        "the topic %s of the id %s is not there any more; there may be another one of its name"
            .formatted(topic, id));
  }

  /// The ids by the topics' names in the cluster.
  ///
  /// @throws CannotTellNow if a topic is missing, or the broker does not say in ten seconds
  Map<String, UUID> of(Set<String> topics) {
    Map<String, UUID> ids = new HashMap<>();
    Set<String> missing = new TreeSet<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, answer) -> {
              try {
                ids.put(topic, id(answered(answer, PATIENCE)));
              } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic);
              }
            });
    if (!missing.isEmpty()) {
      throw new CannotTellNow(
          "missing topics: %s; the deployment creates them, services do not"
              .formatted(String.join(", ", missing)));
    }
    return ids;
  }

  /// Asks whether topics are still there: by their ids, which is one request to the broker. By
  /// their names it would be two, one after the other.
  ///
  /// @param topics ids by the topics' names
  Question still(Map<String, UUID> topics) {
    return new Question(
        topics,
        admin
            .describeTopics(
                TopicCollection.ofTopicIds(topics.values().stream().map(TopicIds::kafka).toList()))
            .topicIdValues());
  }

  static UUID id(TopicDescription topic) {
    Uuid id = topic.topicId();
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static Uuid kafka(UUID id) {
    return new Uuid(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private static TopicDescription answered(
      KafkaFuture<TopicDescription> described, Duration patience) {
    try {
      return described.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UnknownTopicOrPartitionException unknown -> throw unknown;
        case UnknownTopicIdException unknown -> throw unknown;
        case null, default -> {}
      }
      throw new CannotTellNow("the broker does not describe its topics", e);
    } catch (TimeoutException e) {
      throw new CannotTellNow("the broker is away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the broker", e);
    }
  }
}
