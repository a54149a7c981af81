package io.modeltrail.promotion.subscription;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.messaging.loop.LoopSettings;
import io.modeltrail.messaging.wire.SchemaRegistry;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.WithoutKafka;
import io.modeltrail.promotion.announcement.PromotedReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several instances: beside the service's own dispatcher and reader, others on the same tables.
@QuarkusTest
@TestProfile(WithoutKafka.class)
@QuarkusTestResource(RealParts.class)
class DispatchIT {

  @Inject Log log;
  @Inject ClaimTable claims;
  @Inject Deliverer deliverer;
  @Inject DeliveryTable deliveries;
  @Inject SubscriptionMetrics metrics;
  @Inject SubscriptionConfig config;
  @Inject Feeder feeder;
  @Inject LoopSettings settings;
  @Inject SchemaRegistry schemas;

  private final Receiver receiver = new Receiver();
  private final AtomicBoolean ends = new AtomicBoolean();

  @AfterEach
  void stop() {
    ends.set(true);
    for (String id : as("operator").get("/subscriptions").jsonPath().<String>getList("items.id")) {
      as("operator").delete("/subscriptions/" + id).then().statusCode(204);
    }
    receiver.close();
  }

  private String subscribe() {
    return as("deployer")
        .contentType("application/json")
        .body(Map.of("url", receiver.url("/"), "environments", new String[] {"production"}))
        .post("/subscriptions")
        .then()
        .statusCode(201)
        .extract()
        .path("href");
  }

  @Test
  void several_instances_deliver_each_event_once_and_a_models_events_one_after_the_other() {
    // given
    receiver.answer =
        request -> {
          try {
            TimeUnit.MILLISECONDS.sleep(20); // a receiver that takes its time
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return 200;
        };
    subscribe();
    List<Dispatcher> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Dispatcher other = new Dispatcher(claims, deliverer, deliveries, metrics, config);
      other.start(null);
      others.add(other);
      Thread.ofPlatform().daemon().start(() -> instance(other));
    }

    // when
    int models = 8;
    int versions = 6;
    for (int version = 1; version <= versions; version++) {
      for (int model = 0; model < models; model++) {
        log.send(Told.version("shared-" + model, version, 0.9 + version / 1000.0));
      }
    }

    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(receiver.taken).hasSize(models * versions));
    assertThat(receiver.requests).extracting(Receiver.Request::id).doesNotHaveDuplicates();
    assertThat(receiver.atOnce).hasValue(0);
    for (int model = 0; model < models; model++) {
      String name = "shared-" + model;
      assertThat(receiver.told(name))
          .containsExactly(
              name + " 1", name + " 2", name + " 3", name + " 4", name + " 5", name + " 6");
    }
    ends.set(true);
    others.forEach(Dispatcher::stop);
  }

  /// Reads and hands out as fast as it can.
  private void instance(Dispatcher dispatcher) {
    try (PromotedReader reader =
        new PromotedReader(settings, schemas, "other-" + Thread.currentThread().threadId())) {
      while (!ends.get()) {
        feeder.feed(reader);
        dispatcher.look();
      }
    } catch (Exception e) {
      // seen by what is missing
    }
  }

  @Test
  void what_an_instance_had_taken_when_it_fell_over_is_delivered_by_another() throws Exception {
    // given: one that has failed, and is soon due again
    receiver.answer = request -> 500;
    String href = subscribe();
    log.send(Told.version("orphan", 1, 0.9));
    await().untilAsserted(() -> assertThat(receiver.requests).isNotEmpty());

    // when: it takes, and never says what came of it
    List<Delivery> taken = new ArrayList<>();
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              taken.addAll(claims.take(1, Duration.ofSeconds(2)));
              return !taken.isEmpty();
            });
    receiver.answer = request -> 200;

    // then
    await().untilAsserted(() -> assertThat(receiver.told()).containsExactly("orphan 1"));
    for (Delivery lost : taken) {
      claims.failed(lost, new Attempt.Failed(0, "too late"), Duration.ofSeconds(1));
    }
    as("deployer").get(href).then().body("pending", equalTo(0));
  }
}
