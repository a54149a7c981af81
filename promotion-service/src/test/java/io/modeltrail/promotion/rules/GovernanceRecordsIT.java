package io.modeltrail.promotion.rules;

import static io.modeltrail.service.testing.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modeltrail.event.GovernanceApplied;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.promotion.Log;
import io.modeltrail.promotion.RealParts;
import io.modeltrail.promotion.ShortWait;
import io.modeltrail.promotion.Told;
import io.modeltrail.service.rules.RulesInForce;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/// Rules as records of the log, whoever wrote them.
@QuarkusTest
@TestProfile(ShortWait.class)
@QuarkusTestResource(RealParts.class)
class GovernanceRecordsIT {

  @Inject Log log;
  @Inject RulesInForce rules;

  @Test
  void a_record_that_is_no_next_revision_is_set_aside_and_changes_nothing() {
    long before = Governing.revision();
    String text = Governing.text();
    GovernanceApplied taken = Told.governance(before, text + "# taken\n");
    GovernanceApplied overtaken = Told.governance(before + 1, text + "# overtaken\n");
    overtaken.setPreviousDigest("0".repeat(64));
    GovernanceApplied forged = Told.governance(before + 1, text + "# forged\n");
    forged.setDigest("0".repeat(64));
    GovernanceApplied unsound = Told.governance(before + 1, "environments: []\n");

    List.of(taken, overtaken, forged, unsound).forEach(log::send);

    isSetAside(taken, "REVISION_TAKEN");
    isSetAside(overtaken, "RULES_CHANGED_MEANWHILE");
    isSetAside(forged, "DIGEST_MISMATCH");
    isSetAside(unsound, "UNSOUND_GOVERNANCE");
    assertThat(Governing.text()).isEqualTo(text);
    assertThat(Governing.revision()).isEqualTo(before);
  }

  private void isSetAside(GovernanceApplied record, String code) {
    UUID id = record.getEventId();
    await()
        .untilAsserted(
            () -> {
              as("operator")
                  .get("/events/" + id)
                  .then()
                  .body("state", equalTo("REFUSED"))
                  .body("code", equalTo(code));
              assertThat(log.plain().records("governance.applied.dead-letter", id.toString()))
                  .hasSize(1);
            });
  }

  @Test
  void an_event_is_judged_by_the_rules_that_held_when_the_log_took_it() throws Exception {
    // given
    long before = Governing.revision();
    GovernanceApplied next = Told.governance(before + 1, Governing.text() + "# next\n");

    // when
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Future<RecordMetadata> applied = null;
    for (int i = 0; i < 20; i++) {
      applied = i == 10 ? log.sendLater(next) : applied;
      sent.add(log.sendLater(Told.version("timed-" + i, 1, 0.9)));
    }

    // then
    long from = applied.get().timestamp();
    for (int i = 0; i < 20; i++) {
      String model = "timed-" + i;
      await().untilAsserted(() -> assertThat(log.changed(model)).hasSizeGreaterThan(2));
      assertThat(log.changed(model))
          .extracting(PromotionChanged::getGovernanceRevision)
          .containsOnly(sent.get(i).get().timestamp() <= from ? before : before + 1);
    }
    rules.catchUp();
    assertThat(rules.at(Instant.ofEpochMilli(from)).revision()).isEqualTo(before);
    assertThat(rules.at(Instant.ofEpochMilli(from + 1)).revision()).isEqualTo(before + 1);
    assertThat(rules.at(Instant.EPOCH).revision()).isEqualTo(1);
  }
}
