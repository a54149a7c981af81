package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.e2e.Workload.Letter;
import io.modeltrail.e2e.Workload.RunKey;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Some jobs and pipelines that send at the same time, each a part of the records of every model.
final class Senders implements AutoCloseable {

  private static final int COUNT = 3;

  private final List<KafkaProducer<byte[], byte[]>> producers;
  private final List<Sent> sent = new ArrayList<>();

  private record Sent(Letter letter, Future<RecordMetadata> place) {}

  Senders(String bootstrapServers) {
    this(bootstrapServers, COUNT);
  }

  /// @param count 1: the records of a model come in the order in which they are sent
  Senders(String bootstrapServers, int count) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    this.producers =
        IntStream.range(0, count)
            .mapToObj(
                unused ->
                    new KafkaProducer<>(
                        config, new ByteArraySerializer(), new ByteArraySerializer()))
            .toList();
  }

  /// Gives a topic's records their form on the wire.
  static <T extends SpecificRecord> Function<T, byte[]> encoding(
      String schemaRegistryUrl, String topic) {
    Encoder encoder =
        new Encoder(new SchemaRegistry(URI.create(schemaRegistryUrl + "/apis/ccompat/v7")));
    String schema = Contract.topic(topic).schemaText();
    return event -> encoder.encode(topic + "-value", schema, event);
  }

  /// Does not wait until the broker has them.
  void send(List<Letter> letters) {
    for (int i = 0; i < letters.size(); i++) {
      Letter letter = letters.get(i);
      var record =
          new ProducerRecord<>(letter.topic(), letter.key().getBytes(UTF_8), letter.value());
      sent.add(new Sent(letter, producers.get(i % producers.size()).send(record)));
    }
  }

  /// How many versions have to come of what was sent: of each run that was told of; where versions
  /// are made at deployment, of each that was asked for, too.
  int versions() {
    Map<RunKey, Set<String>> topics = new HashMap<>();
    for (Sent each : sent) {
      if (each.letter.run() != null) {
        topics
            .computeIfAbsent(each.letter.run(), unused -> new HashSet<>())
            .add(each.letter.topic());
      }
    }
    topics
        .entrySet()
        .removeIf(
            each ->
                !each.getValue().contains(Workload.TRAINED)
                    || (Research.isOne(each.getKey().model())
                        && !each.getValue().contains(Research.REQUESTED)));
    return topics.size();
  }

  /// What was sent, by its place in the log.
  Map<String, Letter> acknowledged() throws ExecutionException, InterruptedException {
    Map<String, Letter> places = new LinkedHashMap<>();
    for (Sent each : sent) {
      RecordMetadata at = each.place.get();
      places.put(Observed.place(at.topic(), at.partition(), at.offset()), each.letter);
    }
    return places;
  }

  @Override
  public void close() {
    producers.forEach(KafkaProducer::close);
  }
}
