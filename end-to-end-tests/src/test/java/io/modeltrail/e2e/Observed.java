package io.modeltrail.e2e;

import static java.util.stream.Collectors.groupingBy;

import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.contract.CommittedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the topics hold, for a reader of committed records.
final class Observed {

  private static final int WIRE_FORMAT_BYTES = 5;

  private final String bootstrapServers;

  Observed(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// All topics but Kafka's own.
  Set<String> topics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return new TreeSet<>(admin.listTopics().names().get());
    }
  }

  List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
    return CommittedRecords.of(bootstrapServers, topic);
  }

  /// All records of all topics but these, by their place.
  Map<String, ConsumerRecord<byte[], byte[]>> allBut(String... topics)
      throws ExecutionException, InterruptedException {
    Map<String, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
    for (String each : topics()) {
      if (!List.of(topics).contains(each)) {
        raw(each).forEach(record -> records.put(place(record), record));
      }
    }
    return records;
  }

  /// In order per partition.
  <T extends SpecificRecord> List<T> all(String topic, T empty) {
    return raw(topic).stream().map(decoding(topic, empty)).toList();
  }

  /// How the records of a topic are read. Not for several threads.
  static <T extends SpecificRecord> Function<ConsumerRecord<byte[], byte[]>, T> decoding(
      String topic, T empty) {
    SpecificDatumReader<T> reader =
        new SpecificDatumReader<>(Contract.topic(topic).schema(), empty.getSchema());
    return record -> decode(reader, record);
  }

  <T extends SpecificRecord> List<UUID> eventIds(String topic, T empty) {
    return all(topic, empty).stream()
        .map(record -> (UUID) record.get(record.getSchema().getField("eventId").pos()))
        .toList();
  }

  /// In order for each of what they are about.
  <T extends SpecificRecord> Map<String, List<T>> all(
      String topic, T empty, Function<T, String> about) {
    return all(topic, empty).stream()
        .collect(groupingBy(about, LinkedHashMap::new, Collectors.toList()));
  }

  /// Where the log has it, as `model.trained-3@41`.
  static String place(ConsumerRecord<byte[], byte[]> record) {
    return place(record.topic(), record.partition(), record.offset());
  }

  static String place(String topic, int partition, long offset) {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }

  private static <T> T decode(
      SpecificDatumReader<T> reader, ConsumerRecord<byte[], byte[]> record) {
    try {
      int length = record.value().length - WIRE_FORMAT_BYTES;
      return reader.read(
          null,
          DecoderFactory.get().binaryDecoder(record.value(), WIRE_FORMAT_BYTES, length, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
