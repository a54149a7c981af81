package io.modeltrail.messaging.loop;

import io.modeltrail.messaging.wire.CannotTellNow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Kafka's ids of the topics, as of now. Names outlive topics; ids do not.
final class TopicIds {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;

  TopicIds(Admin admin) {
    this.admin = admin;
  }

  /// A question that is on its way to the broker.
  final class Question {
    private final Map<String, KafkaFuture<TopicDescription>> described;

    private Question(Set<String> topics) {
      this.described = admin.describeTopics(topics).topicNameValues();
    }

    /// The ids by the topics' names in the cluster.
    ///
    /// @throws CannotTellNow if a topic is missing, or the broker does not say in ten seconds
    Map<String, UUID> answer() {
      return answer(PATIENCE);
    }

    /// The same.
    ///
    /// @param patience how long each is waited for
    /// @throws CannotTellNow if a topic is missing, or the broker does not say
    Map<String, UUID> answer(Duration patience) {
      Map<String, UUID> ids = new HashMap<>();
      Set<String> missing = new TreeSet<>();
      described.forEach(
          (topic, answer) -> {
            try {
              ids.put(topic, id(answer, patience));
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
  }

  /// @param topics by their names in the cluster
  Question ask(Set<String> topics) {
    return new Question(topics);
  }

  private static UUID id(KafkaFuture<TopicDescription> described, Duration patience) {
    try {
      var id = described.get(patience.toMillis(), TimeUnit.MILLISECONDS).topicId();
      return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
        throw unknown;
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
