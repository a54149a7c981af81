package io.modeltrail.service.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modeltrail.avro.Contract;
import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.localstack.governance.DefaultGovernance;
import io.modeltrail.localstack.parts.Checkout;
import io.modeltrail.localstack.parts.Parts;
import io.modeltrail.messaging.wire.Encoder;
import io.modeltrail.messaging.wire.SchemaRegistry;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Rules in the log: before any service is there, and changed later.
public final class TestGovernance {

  private static final String TOPIC = "governance.applied";

  private TestGovernance() {}

  /// The newest rules, changed, as the next revision.
  public static void change(TestLog log, UnaryOperator<String> change) {
    GovernanceApplied newest =
        log.events(TOPIC, GovernanceApplied.class).stream()
            .max(Comparator.comparingLong(GovernanceApplied::getRevision))
            .orElseThrow();
    String text = change.apply(newest.getText());
    GovernanceApplied applied =
        GovernanceApplied.newBuilder()
            .setEventId(UUID.randomUUID())
            .setRevision(newest.getRevision() + 1)
            .setDigest(GovernanceFile.digest(text))
            .setText(text)
            .build();
    log.send(TOPIC, applied.getEventId().toString(), applied);
  }

  /// The rules of the checkout, as the first revision.
  static void applyDefault(Parts parts) {
    String text = DefaultGovernance.in(Checkout.find()).text();
    GovernanceApplied applied =
        GovernanceApplied.newBuilder()
            .setEventId(UUID.randomUUID())
            .setRevision(1)
            .setDigest(GovernanceFile.digest(text))
            .setText(text)
            .build();
    byte[] value =
        new Encoder(new SchemaRegistry(URI.create(parts.schemaRegistryUrl() + "/apis/ccompat/v7")))
            .encode(TOPIC + "-value", Contract.topic(TOPIC).schemaText(), applied);
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", parts.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(TOPIC, applied.getEventId().toString().getBytes(UTF_8), value))
          .get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("not acknowledged", e);
    }
  }
}
