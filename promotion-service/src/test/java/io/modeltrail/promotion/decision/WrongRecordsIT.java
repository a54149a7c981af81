package io.modeltrail.promotion.decision;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.testing.TestLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Wrong records on all topics that are read, between good ones.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WrongRecordsIT {

  private static final String MODEL = "surrounded";

  @Inject Log log;

  private record Wrong(String topic, String code, String key, byte[] value) {}

  @Test
  void each_bad_one_is_set_aside_with_its_reason_and_the_others_go_on() {
    // given
    ModelRegistered first = Told.version(MODEL, 1, 0.9);
    log.send(first);
    await().untilAsserted(() -> assertThat(log.changed(MODEL)).hasSize(3));
    List<Wrong> all = new ArrayList<>();
    all.addAll(versions(first));
    all.addAll(requests());
    all.addAll(rulesAndTimers());

    // when
    List<String> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Wrong wrong = all.get(i);
      var at = TestLog.acknowledged(log.sendLater(wrong.topic, wrong.key, wrong.value));
      places.add(at.partition() + "@" + at.offset());
      var unused = log.sendLater(Told.version(MODEL, i + 2, 0.9));
    }

    // then
    int versions = all.size() + 1;
    await().untilAsserted(() -> assertThat(log.promoted("dev", MODEL)).hasSize(versions));
    for (int i = 0; i < all.size(); i++) {
      Wrong wrong = all.get(i);
      String place = places.get(i);
      await()
          .untilAsserted(
              () ->
                  assertThat(deadLetters(wrong.topic, wrong.key, place))
                      .as("%s %s", wrong.topic, wrong.code)
                      .singleElement()
                      .satisfies(
                          letter -> {
                            assertThat(header(letter, "dead-letter-reason")).isEqualTo(wrong.code);
                            assertThat(letter.value()).isEqualTo(wrong.value);
                          }));
    }
    as("auditor").get("/governance").then().body("revision", equalTo(1));
  }

  private List<Wrong> versions(ModelRegistered first) {
    String topic = "model.registered";
    ModelRegistered again = ModelRegistered.newBuilder(first).setEventId(UUID.randomUUID()).build();
    return List.of(
        new Wrong(topic, "NOT_WIRE_FORMAT", MODEL, "version 1".getBytes(UTF_8)),
        wrong(topic, "VERSION_KNOWN", MODEL, again),
        wrong(topic, "BAD_VERSION", MODEL, Told.version(MODEL, 0, 0.9)),
        wrong(topic, "BAD_VERSION", "-bad", Told.version("-bad", 1, 0.9)),
        wrong(topic, "KEY_MISMATCH", "other", Told.version(MODEL, 99, 0.9)),
        wrong(topic, "NOT_FINITE", MODEL, Told.version(MODEL, 99, Map.of("auc", Double.NaN))));
  }

  private List<Wrong> requests() {
    String topic = "promotion.requested";
    PromotionRequested rollback = Told.request(MODEL, 1, "dev");
    rollback.setKind(PromotionKind.ROLLBACK);
    PromotionRequested emergency = Told.request(MODEL, 1, "dev");
    emergency.setEmergency(true);
    PromotionRequested wordy = Told.request(MODEL, 1, "dev");
    wordy.setReason("x".repeat(2_001));
    return List.of(
        new Wrong(topic, "NULL_VALUE", MODEL, null),
        wrong(topic, "UNKNOWN_ENVIRONMENT", MODEL, Told.request(MODEL, 1, "nowhere")),
        wrong(topic, "BAD_VERSION", MODEL, Told.request(MODEL, -1, "dev")),
        wrong(topic, "BAD_MODEL_NAME", "-bad", Told.request("-bad", 1, "dev")),
        wrong(topic, "ATTESTATION_MISSING", MODEL, rollback),
        wrong(topic, "ATTESTATION_MISSING", MODEL, emergency),
        wrong(topic, "REASON_TOO_LONG", MODEL, wordy));
  }

  private List<Wrong> rulesAndTimers() {
    var forged = Told.governance(2, "environments: []\n");
    var taken = Told.governance(1, "environments: []\n");
    return List.of(
        new Wrong("governance.applied", "NOT_WIRE_FORMAT", "rules", "rules".getBytes(UTF_8)),
        wrong("governance.applied", "UNSOUND_GOVERNANCE", forged.getEventId().toString(), forged),
        wrong("governance.applied", "REVISION_TAKEN", taken.getEventId().toString(), taken),
        new Wrong("timer.fired", "NOT_WIRE_FORMAT", MODEL, "now".getBytes(UTF_8)),
        wrong("timer.fired", "KEY_MISMATCH", "other", Told.timer(MODEL, UUID.randomUUID())));
  }

  private Wrong wrong(String topic, String code, String key, SpecificRecord event) {
    return new Wrong(topic, code, key, log.encode(topic, event));
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic, String key, String place) {
    return log.plain().records(topic + ".dead-letter", key).stream()
        .filter(
            letter ->
                (header(letter, "dead-letter-partition")
                        + "@"
                        + header(letter, "dead-letter-offset"))
                    .equals(place))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
