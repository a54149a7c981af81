package io.modeltrail.promotion.announcement;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.CannotTellNow;
import io.modeltrail.promotion.ladder.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of promotions as they are now, and from where to where they can be read.
@ApplicationScoped
public class PromotedTopics {

  private static final int TIMEOUT_MS = 8_000;
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final LoopSettings settings;
  private final Admin admin;

  PromotedTopics(LoopSettings settings) {
    this.settings = settings;
    Map<String, Object> config = new HashMap<>(settings.kafka());
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, settings.transactionalId() + "-promoted");
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
    this.admin = Admin.create(config);
  }

  /// Those of all environments.
  ///
  /// @throws CannotTellNow if the broker does not tell
  public List<PromotedTopic> all() {
    String start = settings.physical(Topics.MODEL_PROMOTED);
    Set<String> names = answer(admin.listTopics().names());
    return described(
        names.stream()
            .filter(name -> name.startsWith(start))
            .map(name -> name.substring(start.length()))
            .filter(ENVIRONMENT.asMatchPredicate())
            .toList());
  }

  /// That of an environment.
  ///
  /// @throws CannotTellNow if the broker does not tell, or has no such topic
  public PromotedTopic of(String environment) {
    List<PromotedTopic> found = described(List.of(environment));
    if (found.isEmpty()) {
      throw new CannotTellNow("there is no topic yet for the promotions to " + environment);
    }
    return found.getFirst();
  }

  /// Where reading what is committed ends at this moment.
  ///
  /// @throws CannotTellNow if the broker does not tell
  public Map<TopicPartition, Long> ends(Collection<PromotedTopic> topics) {
    return offsets(topics, OffsetSpec.latest());
  }

  /// What retention has left begins here.
  ///
  /// @throws CannotTellNow if the broker does not tell
  public Map<TopicPartition, Long> begins(Collection<PromotedTopic> topics) {
    return offsets(topics, OffsetSpec.earliest());
  }

  private Map<TopicPartition, Long> offsets(Collection<PromotedTopic> topics, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(topic -> topic.places().stream())
            .collect(Collectors.toMap(Function.identity(), place -> spec));
    var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(asked, options).all())
        .forEach((place, found) -> offsets.put(place, found.offset()));
    return offsets;
  }

  private List<PromotedTopic> described(List<String> environments) {
    Map<String, KafkaFuture<TopicDescription>> described =
        admin.describeTopics(environments.stream().map(this::physical).toList()).topicNameValues();
    List<PromotedTopic> found = new ArrayList<>();
    for (String environment : environments) {
      KafkaFuture<TopicDescription> asked = described.get(physical(environment));
      if (asked != null) {
        answered(asked).ifPresent(topic -> found.add(topic(environment, topic)));
      }
    }
    return found;
  }

  private static PromotedTopic topic(String environment, TopicDescription topic) {
    var id = topic.topicId();
    return new PromotedTopic(
        environment,
        topic.name(),
        new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()),
        topic.partitions().size());
  }

  private String physical(String environment) {
    return settings.physical(Topics.modelPromoted(environment));
  }

  /// Empty if there is no such topic, or not any more.
  private static Optional<TopicDescription> answered(KafkaFuture<TopicDescription> asked) {
    try {
      return Optional.of(await(asked));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new CannotTellNow("the broker does not describe its topics", e);
    }
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    try {
      return await(asked);
    } catch (ExecutionException e) {
      throw new CannotTellNow("the broker does not tell of the topics of promotions", e);
    }
  }

  private static <T> T await(KafkaFuture<T> asked) throws ExecutionException {
    try {
      return asked.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CannotTellNow("the broker is away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotTellNow("interrupted while asking the broker", e);
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
