package io.modeltrail.torture.fault;

import io.modeltrail.localstack.parts.InParallel;
import io.modeltrail.localstack.parts.Part;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.localstack.stack.ServiceProcess;
import io.modeltrail.torture.arena.Arena;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What Kafka and those who write to it can do.
final class Brokers {

  private Brokers() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "broker-kill",
            "the broker is killed (-9) and started again",
            (arena, random) -> away(arena.parts().kafka(), random, 500)),
        new Fault(
            "broker-away",
            "the broker is away for 15 s",
            (arena, random) -> away(arena.parts().kafka(), random, 15_000)),
        new Fault(
            "broker-frozen",
            "the broker is frozen for 12 s",
            (arena, random) -> {
              Pause.between(500, 2_000, random);
              arena.parts().kafka().freeze();
              Pause.millis(12_000);
              arena.parts().kafka().thaw();
            }),
        new Fault(
            "transactions-aborted",
            "somebody writes runs in a transaction that is aborted, and in one that hangs for 12 s",
            Brokers::aborted),
        new Fault(
            "offsets-reset",
            "the services end, their groups are set back to the beginning, and they start again",
            (arena, random) -> reset(arena)),
        new Fault(
                "instances",
                "a second instance of each service comes and goes every 5 s, twice",
                (arena, random) -> comeAndGo(arena))
            .during(40));
  }

  private static void away(Part part, Random random, int millis) throws InterruptedException {
    Pause.between(500, 2_500, random);
    part.killHard();
    Pause.millis(millis);
    part.start();
  }

  private static void aborted(Arena arena, Random random) throws InterruptedException {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            arena.parts().bootstrapServers(),
            "transactional.id",
            "torture-" + random.nextInt(),
            "transaction.timeout.ms",
            60_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      write(producer);
      Pause.between(500, 1_500, random);
      producer.abortTransaction();
      producer.beginTransaction();
      write(producer);
      Pause.millis(12_000);
      producer.abortTransaction();
    }
  }

  /// Records that nobody has intended: whatever comes of them is a phantom, a dead letter too.
  private static void write(KafkaProducer<byte[], byte[]> producer) {
    for (int partition = 0; partition < 6; partition++) {
      var unused =
          producer.send(
              new ProducerRecord<>("model.trained", partition, new byte[] {1}, new byte[] {7}));
    }
    producer.flush();
  }

  private static void reset(Arena arena) throws InterruptedException {
    Pause.millis(1_500);
    for (Service service : Service.values()) {
      arena.running(service).forEach(ServiceProcess::stop);
    }
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", arena.parts().bootstrapServers()))) {
      for (Service service : Service.values()) {
        String group = service.module();
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .keySet()
            .forEach(partition -> back.put(partition, new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(group, back).all().get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the groups cannot be set back", e.getCause());
    }
    arena.settle();
  }

  private static void comeAndGo(Arena arena) throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      List<ServiceProcess> others = new CopyOnWriteArrayList<>();
      InParallel.run(
          Stream.of(Service.values())
              .<Runnable>map(service -> () -> others.add(arena.startAnother(service)))
              .toArray(Runnable[]::new));
      Pause.millis(Duration.ofSeconds(5).toMillis());
      others.forEach(ServiceProcess::stop);
    }
  }
}
