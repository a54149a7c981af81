package io.modeltrail.promotion.subscription;

import static io.modeltrail.service.testing.Callers.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.AuditNoted;
import io.modeltrail.localstack.contract.CommittedRecords;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.WithoutKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutKafka.class)
@QuarkusTestResource(RealParts.class)
class SubscriptionIT {

  @Inject Log log;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private Receiver receiver;

  @BeforeEach
  void start() {
    receiver = new Receiver();
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
  }

  /// What is left over would be delivered to in vain.
  @AfterEach
  void stop() {
    for (String id : as("operator").get("/subscriptions").jsonPath().<String>getList("items.id")) {
      as("operator").delete("/subscriptions/" + id).then().statusCode(204);
    }
    receiver.close();
  }

  private static ValidatableResponse subscribe(Map<String, Object> body) {
    return as("deployer").contentType("application/json").body(body).post("/subscriptions").then();
  }

  private ValidatableResponse subscribe(String models) {
    return subscribe(
            Map.of(
                "url",
                receiver.url("/hook"),
                "environments",
                new String[] {"production"},
                "models",
                models))
        .statusCode(201);
  }

  private void promote(String model, int version) {
    log.send(Told.version(model, version, 0.9 + version / 1000.0));
  }

  @Test
  void a_promotion_is_delivered_signed_with_the_secret_that_was_shown_once() {
    // given
    var made = subscribe("signed*").body("state", equalTo("ACTIVE"));
    String secret = made.extract().path("secret");
    String href = made.extract().path("href");

    // when
    promote("signed", 1);
    promote("other", 1);
    promote("signed", 2);

    // then
    await()
        .untilAsserted(() -> assertThat(receiver.told()).containsExactly("signed 1", "signed 2"));
    Receiver.Request request = receiver.taken.getFirst();
    assertThat(request.isSignedWith(secret)).isTrue();
    assertThat(request.isSignedWith(Secret.create().text())).isFalse();
    assertThat(request.id()).isEqualTo(request.content().path("id").asText());
    assertThat(request.id())
        .isEqualTo(log.promoted("production", "signed").getFirst().getEventId().toString());
    assertThat(request.content().path("type").asText())
        .isEqualTo("io.modeltrail.event.ModelPromoted");
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get(href)
                    .then()
                    .body("delivered", equalTo(2))
                    .body("pending", equalTo(0))
                    .body("secret", nullValue()));
  }

  @Test
  void a_failing_one_holds_up_its_own_model_only_and_is_tried_again_in_order() {
    // given
    receiver.answer =
        request ->
            request.model().equals("held")
                    && receiver.requests.stream()
                            .filter(each -> each.model().equals("held"))
                            .count()
                        < 3
                ? 500
                : 200;
    String href = subscribe("*").extract().path("href");

    // when
    promote("held", 1);
    await().untilAsserted(() -> assertThat(receiver.requests).isNotEmpty());
    promote("held", 2);
    promote("free", 1);

    // then
    await().untilAsserted(() -> assertThat(receiver.told()).hasSize(3));
    assertThat(receiver.told("held")).containsExactly("held 1", "held 2");
    assertThat(receiver.requests.stream().filter(each -> each.model().equals("held")))
        .extracting(Receiver.Request::told)
        .containsExactly("held 1", "held 1", "held 1", "held 2");
    as("deployer").get(href).then().body("state", equalTo("ACTIVE"));
  }

  @Test
  void what_fails_to_the_end_is_dead_and_visible_and_goes_on_when_it_is_resumed() {
    // given
    receiver.answer = request -> 503;
    String href = subscribe("dead").extract().path("href");

    // when
    IntStream.rangeClosed(1, 15).forEach(version -> promote("dead", version));

    // then
    await()
        .untilAsserted(
            () ->
                as("deployer")
                    .get(href)
                    .then()
                    .body("state", equalTo("DEAD"))
                    .body("dead", equalTo(1))
                    .body("pending", equalTo(10)) // further ones stay in the log
                    .body("troubles[0].attempts", equalTo(4))
                    .body("troubles[0].status", equalTo(503)));
    assertThat(receiver.requests).hasSize(4);

    // when
    receiver.answer = request -> 200;
    as("deployer").post(href + "/resume").then().statusCode(200).body("dead", equalTo(0));

    // then
    await().untilAsserted(() -> assertThat(receiver.told()).hasSize(15));
    assertThat(receiver.told())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 15).mapToObj(version -> "dead " + version).toList());
  }

  @Test
  void after_a_rotation_both_secrets_sign() {
    // given
    var made = subscribe("rotated");
    String before = made.extract().path("secret");
    String href = made.extract().path("href");

    // when
    String after =
        as("deployer").post(href + "/secret").then().statusCode(200).extract().path("secret");
    promote("rotated", 1);

    // then
    await().untilAsserted(() -> assertThat(receiver.taken).hasSize(1));
    assertThat(after).isNotEqualTo(before);
    assertThat(receiver.taken.getFirst().isSignedWith(before)).isTrue();
    assertThat(receiver.taken.getFirst().isSignedWith(after)).isTrue();
    String subject = href.substring(1);
    assertThat(notes(subject)).containsExactly("created", "rotated");
  }

  private List<String> notes(String subject) {
    return CommittedRecords.of(bootstrapServers, "audit.noted").stream()
        .map(record -> new String(record.key(), UTF_8))
        .flatMap(key -> log.plain().events("audit.noted", key, AuditNoted.class).stream())
        .filter(note -> subject.equals(note.getSubject()))
        .map(note -> note.getDetail().get("change"))
        .sorted()
        .toList();
  }

  @Test
  void addresses_of_the_inside_are_refused() {
    for (String url :
        new String[] {
          "http://127.0.0.1:" + receiver.port() + "/",
          "https://10.0.0.1/hook",
          "https://169.254.169.254/latest/meta-data",
          "https://[::1]/",
          "https://nowhere.invalid/",
          "ftp://localhost/",
          "https://user@localhost/",
        }) {
      subscribe(Map.of("url", url)).statusCode(400).body("code", equalTo("BAD_URL"));
    }
    subscribe(Map.of("url", receiver.url("/"), "environments", new String[] {"nowhere"}))
        .statusCode(400)
        .body("code", equalTo("UNKNOWN_ENVIRONMENT"));
    subscribe(Map.of("url", receiver.url("/"), "secret", "mine"))
        .statusCode(400)
        .body("code", equalTo("BAD_BODY"));
  }

  @Test
  void everybody_sees_their_own_and_an_operator_all() {
    String href = subscribe("mine").extract().path("href");
    as("deployer").get("/subscriptions").then().body("items.size()", equalTo(1));
    as("operator").get(href).then().statusCode(200).body("owner", equalTo("deployer-1"));
    as("trainer").get(href).then().statusCode(403);
    String theirs =
        as("operator")
            .contentType("application/json")
            .body(Map.of("url", receiver.url("/")))
            .post("/subscriptions")
            .then()
            .statusCode(201)
            .extract()
            .path("href");
    as("deployer").get(theirs).then().statusCode(404);
    as("deployer").delete(theirs).then().statusCode(404);
    as("deployer").get("/subscriptions").then().body("items.size()", equalTo(1));
  }

  @Test
  void the_same_key_is_the_same_subscription() {
    var request =
        as("deployer")
            .contentType("application/json")
            .header("Idempotency-Key", "once")
            .body(Map.of("url", receiver.url("/")));
    String id = request.post("/subscriptions").then().statusCode(201).extract().path("id");
    request.post("/subscriptions").then().statusCode(200).body("id", equalTo(id));
  }

  @Test
  void a_receiver_that_is_gone_ends_its_subscription() {
    // given
    receiver.answer = request -> 410;
    String href = subscribe("gone").extract().path("href");

    // when
    promote("gone", 1);
    promote("gone", 2);

    // then
    await().untilAsserted(() -> as("deployer").get(href).then().body("state", equalTo("ENDED")));
    as("deployer").get(href).then().body("pending", equalTo(0));
    as("deployer").post(href + "/resume").then().statusCode(409);
    assertThat(receiver.requests).hasSize(1);
  }

  @Test
  void one_from_the_beginning_is_told_what_was_before_it() {
    promote("earlier", 1);
    await().untilAsserted(() -> assertThat(log.promoted("production", "earlier")).hasSize(1));
    subscribe("earlier");
    subscribe(Map.of("url", receiver.url("/all"), "models", "earlier", "from", "beginning"))
        .statusCode(201);
    await().untilAsserted(() -> assertThat(receiver.told()).hasSize(3));
    assertThat(receiver.requests).allMatch(each -> each.path().equals("/all"));
  }
}
