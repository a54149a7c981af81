package io.modeltrail.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.avro.Contract;
import io.modeltrail.localstack.identity.Group;
import io.modeltrail.localstack.stack.Service;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Noise on every topic of the contract that becomes the trail, and at every door of the services
/// as they are deployed: nobody falls over, nothing stands still, all is accounted for. More of it:
/// `-Dmodeltrail.fuzz.cases=1000`, other noise: `-Dmodeltrail.fuzz.seed=2`.
class FuzzedStackIT {

  private static final int CASES = Integer.getInteger("modeltrail.fuzz.cases", 20);
  private static final long SEED = Long.getLong("modeltrail.fuzz.seed", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(60 + CASES);

  private static Stack stack;
  private static Observed log;

  @BeforeAll
  static void start() throws Exception {
    stack = new Stack("fuzzed-stack");
    log = new Observed(stack.local.bootstrapServers());
    allIsWell("known");
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void noise_on_a_topic_is_set_aside_by_whoever_refuses_it_and_becomes_an_entry() throws Exception {
    // when
    Map<String, Set<String>> sent = sendNoise();

    // then
    for (Contract.Topic topic : topics()) {
      for (String service : topic.refusedBy()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(setAside(topic.name(), service))
                        .as("%s of %s", topic.name(), service)
                        .containsExactlyInAnyOrderElementsOf(sent.get(topic.name())));
      }
    }
    Set<String> places = new HashSet<>();
    sent.values().forEach(places::addAll);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(entries()).containsAll(places));
    allIsWell("after-noise");
  }

  @Test
  void noise_at_a_door_is_no_error_of_the_services() throws Exception {
    // given
    List<String> tokens = Stream.of(Group.values()).map(stack.local::token).toList();
    Map<Service, Doors.Knocked> knocked = new EnumMap<>(Service.class);

    // when
    for (Service service : stack.local.services()) {
      Doors doors = new Doors(stack.local.url(service), tokens, new Fuzz(SEED));
      knocked.put(service, doors.knock(CASES));
    }

    // then
    knocked.forEach(
        (service, of) -> {
          assertThat(of.failures()).as(service.label()).isEmpty();
          // Not only at the threshold: some noise was understood, some refused for what it says.
          assertThat(of.statuses()).as(service.label()).containsKeys(200, 400, 404);
        });
    allIsWell("after-knocking");
  }

  private static List<Contract.Topic> topics() {
    return Contract.topics(Reference.ENVIRONMENTS).stream()
        .filter(Contract.Topic::audited)
        .toList();
  }

  /// By topic, where the log has it.
  private static Map<String, Set<String>> sendNoise() throws Exception {
    SchemaRegistry schemas =
        new SchemaRegistry(URI.create(stack.local.schemaRegistryUrl() + "/apis/ccompat/v7"));
    Fuzz fuzz = new Fuzz(SEED);
    Map<String, Set<String>> sent = new TreeMap<>();
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.local.bootstrapServers(), "acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Contract.Topic topic : topics()) {
        int schemaId = schemas.id(topic.name() + "-value", topic.schemaText());
        for (int i = 0; i < CASES; i++) {
          var record =
              new ProducerRecord<>(topic.name(), fuzz.text().getBytes(UTF_8), fuzz.value(schemaId));
          RecordMetadata at = producer.send(record).get();
          sent.computeIfAbsent(topic.name(), unused -> new HashSet<>())
              .add(Observed.place(at.topic(), at.partition(), at.offset()));
        }
      }
    }
    return sent;
  }

  private static List<String> setAside(String topic, String service) {
    return log.raw(topic + ".dead-letter").stream()
        .filter(
            letter ->
                new String(letter.headers().lastHeader("dead-letter-service").value(), UTF_8)
                    .equals(service))
        .map(DeadLetters::place)
        .toList();
  }

  private static Set<String> entries() throws Exception {
    Api audit = new Api(stack.local.url(Service.AUDIT), stack.local.token(Group.AUDITOR));
    Set<String> places = new HashSet<>();
    for (JsonNode entry : audit.list("/entries", 1_000)) {
      places.add(Trail.place(entry));
    }
    return places;
  }

  /// All services are up, and a model is registered and promoted.
  private static void allIsWell(String model) throws Exception {
    assertThat(stack.local.all()).allMatch(part -> part.isRunning());
    assertThat(stack.postRun(model, model).statusCode()).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(promoted()).as("promoted to dev").contains(model));
  }

  private static List<String> promoted() {
    return log.raw("model.promoted.dev").stream()
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }
}
