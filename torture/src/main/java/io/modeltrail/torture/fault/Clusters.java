package io.modeltrail.torture.fault;

import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.KafkaBroker;
import io.modeltrail.torture.arena.Arena;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/// What happens to a cluster of three brokers. The arena has one; for the time of the fault two
/// more join it, and each partition has a replica on all three.
final class Clusters {

  private static final int BROKERS = 3;

  /// In which the replicas have to be in sync, or gone again.
  private static final int PATIENCE_MILLIS = 60_000;

  private Clusters() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
                "leader-kill",
                "two more brokers join, each partition has three replicas of which two must have a"
                    + " record; then one broker after the other is killed (-9), and with it the"
                    + " leaders of a third of the partitions",
                Clusters::killLeaders)
            .during(60));
  }

  private static void killLeaders(Arena arena, Random random) throws Exception {
    List<KafkaBroker> others = new ArrayList<>();
    for (int id = 2; id <= BROKERS; id++) {
      others.add(arena.parts().anotherBroker(id));
    }
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", arena.parts().bootstrapServers()))) {
      InParallel.run(others.stream().<Runnable>map(it -> it::start).toArray(Runnable[]::new));
      replicate(admin, BROKERS);
      for (KafkaBroker each : others) {
        Pause.between(500, 2_000, random);
        kill(admin, each);
      }
      // Where something went wrong before, the installation is of no use any more.
      replicate(admin, 1);
    } finally {
      InParallel.run(others.stream().<Runnable>map(it -> it::close).toArray(Runnable[]::new));
    }
  }

  private static void kill(Admin admin, KafkaBroker broker) throws Exception {
    long led = led(admin, broker);
    System.out.printf("  broker %d is killed, the leader of %d partitions%n", broker.id(), led);
    if (led == 0) {
      throw new IllegalStateException("broker %d leads nothing".formatted(broker.id()));
    }
    broker.killHard();
    Pause.millis(6_000);
    broker.start();
    awaitReplicas(admin, BROKERS);
    lead(admin);
  }

  /// Gives each partition so many replicas, each time in another order, so that all brokers lead
  /// some; and returns when all are in sync. With three, two must have what is acknowledged.
  private static void replicate(Admin admin, int replicas) throws Exception {
    List<TopicPartition> all = List.copyOf(partitions(admin).keySet());
    if (replicas == 1) {
      insist(admin, all, OpType.DELETE);
    }
    Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      List<Integer> on = new ArrayList<>();
      for (int k = 0; k < replicas; k++) {
        on.add((i + k) % replicas + 1);
      }
      wanted.put(all.get(i), Optional.of(new NewPartitionReassignment(on)));
    }
    admin.alterPartitionReassignments(wanted).all().get();
    awaitReplicas(admin, replicas);
    if (replicas == BROKERS) {
      insist(admin, all, OpType.SET);
    }
    lead(admin);
  }

  /// That two must have what is acknowledged.
  private static void insist(Admin admin, List<TopicPartition> all, OpType type) throws Exception {
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry("min.insync.replicas", "2"), type);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    all.stream()
        .map(TopicPartition::topic)
        .distinct()
        .forEach(
            topic ->
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)));
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /// The first replica of each partition leads it.
  private static void lead(Admin admin) throws InterruptedException {
    try {
      admin.electLeaders(ElectionType.PREFERRED, null).partitions().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no leaders were elected", e.getCause());
    }
  }

  private static long led(Admin admin, KafkaBroker broker) throws Exception {
    return partitions(admin).values().stream()
        .filter(it -> it.leader() != null && it.leader().id() == broker.id())
        .count();
  }

  private static void awaitReplicas(Admin admin, int replicas) throws Exception {
    long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!partitions(admin).values().stream()
        .allMatch(it -> it.replicas().size() == replicas && it.isr().size() == replicas)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "the partitions do not have %d replicas in sync in time".formatted(replicas));
      }
      Pause.millis(200);
    }
  }

  /// Kafka's own topics, too.
  private static Map<TopicPartition, TopicPartitionInfo> partitions(Admin admin) throws Exception {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    Map<TopicPartition, TopicPartitionInfo> all = new HashMap<>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(it -> all.put(new TopicPartition(name, it.partition()), it)));
    return all;
  }
}
