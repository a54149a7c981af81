package io.modeltrail.examples.deployment;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.modeltrail.event.ChampionChanged;
import io.modeltrail.localstack.parts.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes champions as promotion does, in transactions and under a prefix of its own, and knows
/// which are the last. Records that came before come again, as after a crash.
final class Champions implements AutoCloseable {

  static final List<String> ENVIRONMENTS = List.of("dev", "qa", "production");

  /// Twenty, of which several have to be renamed, and some would be the same name.
  static final List<String> MODELS =
      List.of(
          "wine",
          "Wine",
          "wine cultivar",
          "wine.cultivar",
          "wine_cultivar",
          "wine-cultivar",
          "WINE CULTIVAR",
          "9-lives",
          "a",
          "A",
          "0",
          "z_",
          "x..y",
          "x  y",
          "on",
          "null",
          "N",
          "m".repeat(200),
          "m".repeat(199) + "M",
          "credit default 2026.11");

  final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  private final Random random;
  private final List<ChampionChanged> published = new ArrayList<>();
  private final Map<String, ChampionChanged> last = new HashMap<>();
  private final KafkaProducer<String, Object> producer;

  Champions(Parts parts, long seed) {
    parts.createContract(prefix, "model.champion");
    random = new Random(seed);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                parts.bootstrapServers(),
                "transactional.id",
                prefix + "champions",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                BytesOrAvro.class,
                "apicurio.registry.url",
                parts.schemaRegistryUrl() + "/apis/registry/v3",
                "apicurio.registry.find-latest",
                true));
    producer.initTransactions();
  }

  /// The last champion of each environment and model that has been published.
  synchronized Map<String, ChampionChanged> last() {
    return Map.copyOf(last);
  }

  /// Transactions of up to eight records each. One in four is aborted, and another follows.
  void publish(int transactions) {
    for (var i = 0; i < transactions; i++) {
      if (random.nextInt(4) == 0) {
        producer.beginTransaction();
        change(false);
        producer.flush();
        producer.abortTransaction();
      }
      producer.beginTransaction();
      for (var records = 1 + random.nextInt(8); records > 0; records--) {
        if (!published.isEmpty() && random.nextInt(4) == 0) {
          send(published.get(random.nextInt(published.size())));
        } else {
          change(true);
        }
      }
      producer.commitTransaction();
    }
  }

  /// A record as it comes, whatever it is.
  void publish(String key, byte[] value) {
    producer.beginTransaction();
    send(key, value);
    producer.commitTransaction();
  }

  private void change(boolean kept) {
    var environment = ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size()));
    var model = MODELS.get(random.nextInt(MODELS.size()));
    var before = last().get(environment + "/" + model);
    var revision = before == null ? 1 : before.getRevision() + 1;
    var change =
        random.nextInt(5) == 0
            ? Changes.none(environment, model, revision)
            : Changes.champion(environment, model, revision);
    if (kept) {
      published.add(change);
      synchronized (this) {
        last.put(environment + "/" + model, change);
      }
    }
    send(change);
  }

  private void send(ChampionChanged change) {
    send(change.getEnvironment() + "/" + change.getModelName(), change);
  }

  private void send(String key, Object value) {
    var unused = producer.send(new ProducerRecord<>(prefix + Subscriber.TOPIC, key, value));
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  /// Lets a test send what is no Avro.
  public static final class BytesOrAvro implements Serializer<Object> {

    private final AvroKafkaSerializer<Object> avro = new AvroKafkaSerializer<>();
    private final ByteArraySerializer bytes = new ByteArraySerializer();

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
      avro.configure(config, isKey);
    }

    @Override
    public byte[] serialize(String topic, Object value) {
      return value instanceof byte[] raw
          ? bytes.serialize(topic, raw)
          : avro.serialize(topic, value);
    }
  }
}
