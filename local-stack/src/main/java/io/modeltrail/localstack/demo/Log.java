package io.modeltrail.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.localstack.stack.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topics, as a subscriber sees them with a plain Kafka client.
final class Log {

  private static final int WIRE_FORMAT_BYTES = 5;

  private final String bootstrapServers;
  private final String schemaRegistryUrl;

  Log(LocalStack stack) {
    this.bootstrapServers = stack.bootstrapServers();
    this.schemaRegistryUrl = stack.schemaRegistryUrl();
  }

  /// The names of all topics that are there.
  List<String> topics() throws ExecutionException, InterruptedException {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(config)) {
      return admin.listTopics().names().get().stream().sorted().toList();
    }
  }

  /// All committed records of a topic.
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return CommittedRecords.of(bootstrapServers, topic);
  }

  /// What `model.registered` says, in order per model.
  List<ModelRegistered> registered() {
    var reader =
        new SpecificDatumReader<ModelRegistered>(
            Contract.topic("model.registered").schema(), ModelRegistered.getClassSchema());
    return records("model.registered").stream()
        .map(record -> decode(reader, record.value()))
        .toList();
  }

  /// Writes a record and waits until it is acknowledged.
  RecordMetadata send(String topic, String key, byte[] value)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
    }
  }

  /// Writes a record by the topic's schema, as any client does.
  void tell(String topic, String key, SpecificRecord event)
      throws IOException, ExecutionException, InterruptedException {
    int schemaId = new SchemaIds(schemaRegistryUrl).newest(topic);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ByteBuffer.allocate(WIRE_FORMAT_BYTES).put((byte) 0).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(Contract.topic(topic).schema()).write(event, encoder);
    encoder.flush();
    send(topic, key, bytes.toByteArray());
  }

  private static ModelRegistered decode(SpecificDatumReader<ModelRegistered> reader, byte[] value) {
    try {
      return reader.read(
          null,
          DecoderFactory.get()
              .binaryDecoder(value, WIRE_FORMAT_BYTES, value.length - WIRE_FORMAT_BYTES, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
