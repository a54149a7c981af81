package io.modeltrail.promotion.promotions;

import static io.modeltrail.promotion.promotions.Deciding.asked;
import static io.modeltrail.promotion.promotions.Deciding.asker;
import static io.modeltrail.promotion.promotions.Deciding.decide;
import static io.modeltrail.promotion.promotions.Deciding.decision;
import static io.modeltrail.promotion.promotions.Deciding.owner;
import static io.modeltrail.promotion.promotions.Deciding.shown;
import static io.modeltrail.promotion.promotions.Deciding.validator;
import static io.modeltrail.promotion.promotions.Deciding.waiting;
import static io.modeltrail.service.testing.Callers.as;
import static io.modeltrail.service.testing.Callers.person;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modeltrail.event.Actor;
import io.modeltrail.event.ActorKind;
import io.modeltrail.event.ApprovalDecision;
import io.modeltrail.event.Attestation;
import io.modeltrail.event.AuditNoteKind;
import io.modeltrail.event.AuditNoted;
import io.modeltrail.event.ModelAlarmed;
import io.modeltrail.event.PromotionDecided;
import io.modeltrail.event.Via;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.attestation.Signing;
import io.modeltrail.promotion.rules.Governing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people decide.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class DecisionIT {

  @Inject Log log;
  private String before = "";

  @BeforeEach
  void apply() {
    before = Governing.text();
    Governing.put(Deciding.RULES).statusCode(201);
  }

  @AfterEach
  void restore() {
    Governing.put(before).statusCode(201);
  }

  @Test
  void two_people_approve_of_what_they_were_shown_and_the_log_tells_who() {
    // given
    String promotion = awaiting("approved", 1);
    shown(promotion)
        .then()
        .body("approvalsAsked", contains("model-owner", "validator"))
        .body("evidence.promotion.step", equalTo(1))
        .body("evidence.version.metrics.accuracy", equalTo(0.9f))
        .body("evidence.governance.digest", notNullValue())
        .body("gates.outcome", equalTo(List.of("PASSED")));
    as("trainer")
        .get("/promotions?model=approved")
        .then()
        .body("items.evidence", equalTo(Collections.nCopies(2, null)));

    // when
    Map<String, Object> owners = decision(promotion, "APPROVE", "model-owner");
    owners.put("meaning", "I have read the model card");
    decide(owner().header("Idempotency-Key", "once"), promotion, owners)
        .then()
        .statusCode(201)
        .body("state", equalTo("AWAITING_APPROVAL"))
        .body("approvalsAsked", contains("validator"))
        .body("step", equalTo(2));
    decide(validator(), promotion, decision(promotion, "APPROVE", "validator"))
        .then()
        .statusCode(201)
        .body("state", equalTo("PROMOTED"))
        .body("approvals.by.subject", contains("olga", "vera"))
        .body("evidence", nullValue());

    // then
    await().untilAsserted(() -> assertThat(log.champion("production", "approved")).hasSize(1));
    assertThat(log.promoted("production", "approved").getLast().getApprovals())
        .extracting(it -> it.getBy().getSubject(), it -> it.getRole(), it -> it.getMeaning())
        .containsExactly(
            tuple("olga", "model-owner", "I have read the model card"),
            tuple("vera", "validator", null));
    decide(owner().header("Idempotency-Key", "once"), promotion, owners)
        .then()
        .statusCode(201)
        .body("step", equalTo(3));
    assertThat(log.changed("approved")).hasSize(4);
  }

  @Test
  void what_was_not_shown_is_not_decided_upon() {
    String promotion = awaiting("stale", 1);
    Map<String, Object> stale = decision(promotion, "APPROVE", "validator");
    String digest = (String) stale.get("evidenceDigest");
    decide(owner(), promotion, decision(promotion, "APPROVE", "model-owner"))
        .then()
        .statusCode(201);

    Response answer = decide(validator(), promotion, stale);

    answer
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("code", equalTo("EVIDENCE_CHANGED"))
        .body("status", equalTo(412))
        .body("step", equalTo(2));
    assertThat(answer.<String>path("evidenceDigest"))
        .isNotEqualTo(digest)
        .isEqualTo(shown(promotion).path("evidenceDigest"));
  }

  @Test
  void who_may_not_decide_is_told_so_and_noted() {
    String promotion = awaiting("denied", 1);
    Map<String, Object> approve = decision(promotion, "APPROVE", "validator");
    denied(decide(as("validator"), promotion, approve), 403, "NOT_A_PERSON");
    denied(decide(owner(), promotion, approve), 403, "ROLE_NOT_HELD");
    denied(
        decide(person("alice", "deployer", "validator"), promotion, approve), 403, "OWN_REQUEST");
    denied(
        decide(owner(), promotion, decision(promotion, "WITHDRAW", null)), 403, "NOT_YOUR_REQUEST");
    denied(
        decide(validator(), promotion, decision(promotion, "APPROVE", "risk-officer")),
        409,
        "ROLE_NOT_ASKED");
    denied(decide(validator(), UUID.randomUUID().toString(), approve), 404, "NOT_FOUND");
    decide(owner(), promotion, decision(promotion, "APPROVE", "model-owner"))
        .then()
        .statusCode(201);
    denied(
        decide(person("olga", "validator"), promotion, decision(promotion, "APPROVE", "validator")),
        403,
        "DECIDED_ALREADY");
    assertThat(denials(promotion))
        .containsExactlyInAnyOrder(
            "validator-1 NOT_A_PERSON",
            "olga ROLE_NOT_HELD",
            "alice OWN_REQUEST",
            "olga NOT_YOUR_REQUEST",
            "olga DECIDED_ALREADY");

    decide(asker(), promotion, decision(promotion, "WITHDRAW", null))
        .then()
        .statusCode(201)
        .body("state", equalTo("WITHDRAWN"));
    denied(decide(validator(), promotion, approve), 409, "NOT_TO_DECIDE");
    assertThat(log.plain().records("promotion.decided", "denied")).hasSize(2);
  }

  @Test
  void what_no_signature_would_hold_for_is_not_written() {
    String promotion = awaiting("malformed", 1);
    Map<String, Object> decision = decision(promotion, "REJECT", "validator");
    assertThat(code(promotion, decision, "comment", "x".repeat(2_001))).isEqualTo("TEXT_TOO_LONG");
    assertThat(code(promotion, decision, "meaning", "x".repeat(501))).isEqualTo("TEXT_TOO_LONG");
    assertThat(code(promotion, decision, "attestation", null)).isEqualTo("ATTESTATION_GIVEN");
    assertThat(code(promotion, decision, "modelName", "other")).isEqualTo("BAD_FIELD");
    assertThat(code(promotion, decision, "evidenceDigest", "x")).isEqualTo("BAD_DIGEST");
    assertThat(code(promotion, decision, "decision", "UNKNOWN")).isEqualTo("UNKNOWN_DECISION");
    assertThat(code(promotion, decision, "role", null)).isEqualTo("MISSING_FIELD");
    waiting(validator())
        .body(
            """
            {"decision": "REJECT", "role": "validator", "expectedStep": 1, "evidenceDigest": "%s", "comment": "\\ud83d"}
            """
                .formatted(decision.get("evidenceDigest")))
        .post("/promotions/" + promotion + "/decisions")
        .then()
        .statusCode(400)
        .body("code", equalTo("LONE_SURROGATE"));

    decision.put("comment", "Nein: \uD83D\uDC4E");
    decide(validator(), promotion, decision)
        .then()
        .statusCode(201)
        .body("state", equalTo("REJECTED"))
        .body("detail", equalTo("Nein: \uD83D\uDC4E"));
    assertThat(alarms("malformed")).isEmpty();
  }

  @Test
  void a_decision_that_the_service_did_not_let_in_has_no_effect_and_raises_an_alarm() {
    // given
    String promotion = awaiting("forged", 1);
    PromotionDecided unsigned = forged(promotion);
    PromotionDecided signed = forged(promotion);
    Attestation strange = Signing.fresh().attest(signed);
    strange.setKeyId(as("trainer").get("/attestation-keys").path("items[0].keyId"));
    signed.setAttestation(strange);

    // when
    log.send(unsigned);
    log.send(signed);

    // then
    await()
        .untilAsserted(
            () -> {
              assertThat(alarms("forged"))
                  .hasSize(2)
                  .allSatisfy(
                      it -> {
                        assertThat(it.getRule()).isEqualTo("attestation");
                        assertThat(it.getEnvironment()).isEqualTo("production");
                      });
              assertThat(log.plain().records("promotion.decided.dead-letter", "forged"))
                  .extracting(
                      it ->
                          new String(it.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                  .containsExactly("ATTESTATION_INVALID", "ATTESTATION_INVALID");
            });
    shown(promotion).then().body("step", equalTo(1)).body("approvals", hasSize(0));
  }

  @Test
  void nobody_decides_in_time() {
    // given
    version("late", 1);
    String promotion = asked("late", 1, "qa");
    await()
        .untilAsserted(() -> shown(promotion).then().body("state", equalTo("AWAITING_APPROVAL")));
    var tooEarly = Told.timer("late", UUID.fromString(promotion));
    tooEarly.setPurpose("approved");
    tooEarly.setDueAt(Instant.parse(shown(promotion).path("expiresAt")));

    // when
    log.send(tooEarly);

    // then
    await()
        .untilAsserted(
            () ->
                as("operator")
                    .get("/events/" + tooEarly.getEventId())
                    .then()
                    .body("code", equalTo("TIMER_TOO_EARLY")));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> shown(promotion).then().body("state", equalTo("EXPIRED")));
    assertThat(log.states("late")).contains("qa AWAITING_APPROVAL", "qa EXPIRED");
  }

  private String awaiting(String model, int version) {
    version(model, version);
    String promotion = asked(model, version, "production");
    await()
        .untilAsserted(() -> shown(promotion).then().body("state", equalTo("AWAITING_APPROVAL")));
    return promotion;
  }

  private void version(String model, int version) {
    log.send(Told.version(model, version, 0.9));
    await()
        .untilAsserted(
            () ->
                as("trainer")
                    .get("/environments/dev/champions/" + model)
                    .then()
                    .body("version", equalTo(version)));
  }

  private static void denied(Response answer, int status, String code) {
    answer.then().statusCode(status).body("code", equalTo(code));
  }

  private static String code(
      String promotion, Map<String, Object> decision, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(decision);
    changed.put(field, value);
    Response answer = decide(validator(), promotion, changed);
    answer.then().statusCode(400).body("detail", containsString(""));
    return answer.path("code");
  }

  private List<String> denials(String promotion) {
    return log.plain().events("audit.noted", AuditNoted.class).stream()
        .filter(it -> it.getKind() == AuditNoteKind.DENIAL)
        .filter(it -> ("promotions/" + promotion).equals(it.getSubject()))
        .map(it -> it.getActor().getSubject() + " " + it.getDetail().get("code"))
        .toList();
  }

  private List<ModelAlarmed> alarms(String model) {
    return log.plain().events("model.alarmed", model, ModelAlarmed.class);
  }

  private static PromotionDecided forged(String promotion) {
    Map<String, Object> upon = decision(promotion, "APPROVE", "validator");
    return PromotionDecided.newBuilder()
        .setEventId(UUID.randomUUID())
        .setModelName("forged")
        .setPromotionId(UUID.fromString(promotion))
        .setDecision(ApprovalDecision.APPROVE)
        .setRole("validator")
        .setExpectedStep((Integer) upon.get("expectedStep"))
        .setEvidenceDigest((String) upon.get("evidenceDigest"))
        .setActor(
            Actor.newBuilder()
                .setSubject("vera")
                .setKind(ActorKind.PERSON)
                .setIssuer("https://modeltrail.local")
                .setRoles(List.of("validator"))
                .setVia(Via.HTTP)
                .build())
        .build();
  }
}
