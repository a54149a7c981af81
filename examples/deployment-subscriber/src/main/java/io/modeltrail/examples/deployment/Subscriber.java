package io.modeltrail.examples.deployment;

import static java.util.stream.Collectors.toSet;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.modeltrail.event.ChampionChanged;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Follows the champions of all models. This file is the one to copy into a deployment system.
///
/// It reads the topic from its beginning at every start, and deploys nothing before it has read all
/// that stood there: so it never goes through the past again, what was retired stays so without
/// being remembered anywhere, and there is no position to keep, to lose or to reset.
final class Subscriber implements AutoCloseable {

  static final String TOPIC = "model.champion";

  private static final String ENVIRONMENT = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private final KafkaConsumer<String, ChampionChanged> consumer;
  private final Endpoints endpoints;
  private final SchemaRegistry schemaRegistry;
  private final String topic;
  private final Set<String> environments;
  private final Deployments deployments;
  // By environment and model: the highest revision seen, and what is not deployed yet.
  private final Map<String, Long> revisions = new HashMap<>();
  private final Map<String, ChampionChanged> pending = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> endsAtStart = new HashMap<>();
  private final Report report = new Report();
  private boolean caughtUp;
  private @Nullable String waitingFor;
  private @Nullable String undecodable;

  /// @param environments those to deploy; none for all
  Subscriber(
      Endpoints endpoints, String topicPrefix, Set<String> environments, Deployments deployments) {
    this.endpoints = endpoints;
    topic = topicPrefix + TOPIC;
    schemaRegistry = new SchemaRegistry(endpoints.schemaRegistry(), topic);
    this.environments = environments;
    this.deployments = deployments;
    consumer =
        new KafkaConsumer<>(
            Map.ofEntries(
                Map.entry("bootstrap.servers", endpoints.kafka()),
                Map.entry("key.deserializer", StringDeserializer.class),
                Map.entry("value.deserializer", AvroKafkaDeserializer.class),
                Map.entry(
                    "apicurio.registry.url", endpoints.schemaRegistry() + "/apis/registry/v3"),
                Map.entry("apicurio.registry.use-specific-avro-reader", true),
                // What Modeltrail has written but not committed is not so.
                Map.entry("isolation.level", "read_committed"),
                // Without a group every partition begins here.
                Map.entry("auto.offset.reset", "earliest"),
                Map.entry("allow.auto.create.topics", false),
                // How soon a partition that was added is noticed, and a broker that is away.
                Map.entry("metadata.max.age.ms", 30_000),
                Map.entry("default.api.timeout.ms", 5_000),
                Map.entry("request.timeout.ms", 5_000)));
  }

  /// Returns when all that stood in the topic at the start is deployed, or else never.
  ///
  /// @throws RefusedException at a record that it would be wrong to deploy, or to pass over
  /// @throws IOException if a deployment fails; starting again is safe
  /// @throws org.apache.kafka.common.KafkaException if Kafka says no, and will not say yes later
  void run(boolean once) throws IOException, InterruptedException {
    while (!(once && caughtUp)) {
      try {
        turn();
        waitFor(null);
      } catch (RetriableException e) {
        waitFor("Kafka at %s: %s".formatted(endpoints.kafka(), e.getMessage()));
      } catch (RecordDeserializationException e) {
        undecodable(e);
      }
    }
  }

  Report report() {
    return report;
  }

  private void turn() throws IOException {
    assign();
    var records = consumer.poll(Duration.ofSeconds(1));
    records.forEach(this::read);
    if (records.isEmpty()) {
      consumer.endOffsets(consumer.assignment()); // Fails if the broker is away; poll does not.
    }
    caughtUp =
        caughtUp
            || endsAtStart.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    if (caughtUp) {
      for (var change : pending.values()) {
        report.add(change, deployments.apply(change));
      }
      pending.clear();
    }
  }

  /// All partitions, those that were added since as well.
  private void assign() {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(toSet());
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + topic);
    }
    if (!partitions.equals(consumer.assignment())) {
      if (endsAtStart.isEmpty()) {
        endsAtStart.putAll(consumer.endOffsets(partitions)); // Before anything is assigned.
      }
      consumer.assign(partitions);
    }
  }

  private void read(ConsumerRecord<String, ChampionChanged> record) {
    var change = record.value();
    if (change == null
        || !change.getEnvironment().matches(ENVIRONMENT)
        || !(change.getEnvironment() + "/" + change.getModelName()).equals(record.key())) {
      throw new RefusedException(
          place(record.partition(), record.offset()),
          "has no content, or another key than its content",
          null);
    }
    if (!environments.isEmpty() && !environments.contains(change.getEnvironment())) {
      return;
    }
    // The same record may come again, and an old one after a newer.
    if (change.getRevision() > revisions.getOrDefault(record.key(), 0L)) {
      revisions.put(record.key(), change.getRevision());
      pending.put(record.key(), change);
    }
  }

  /// A record that is no good looks the same as a schema registry that is away. So it is refused
  /// only if it does not decode once more, after the schema registry has answered.
  private void undecodable(RecordDeserializationException e) throws InterruptedException {
    var place = place(e.topicPartition().partition(), e.offset());
    if (!schemaRegistry.answers()) {
      undecodable = null;
      waitFor(
          "The schema registry at %s does not answer for %s"
              .formatted(endpoints.schemaRegistry(), topic));
    } else if (place.equals(undecodable)) {
      throw new RefusedException(place, "does not decode", e);
    } else {
      undecodable = place; // The next poll gives the same record.
    }
  }

  private String place(int partition, long offset) {
    return "%s, partition %d, offset %d".formatted(topic, partition, offset);
  }

  private void waitFor(@Nullable String what) throws InterruptedException {
    if (!Objects.equals(what, waitingFor)) {
      System.err.println(what == null ? "Going on." : "Waiting. " + what);
    }
    waitingFor = what;
    if (what != null) {
      Thread.sleep(Duration.ofSeconds(1));
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
