package io.modeltrail.promotion.decision;

import static io.modeltrail.promotion.decision.Handed.REGISTERED;
import static io.modeltrail.promotion.decision.Handed.REQUESTED;
import static io.modeltrail.promotion.decision.Handed.decide;
import static io.modeltrail.promotion.decision.Handed.fired;
import static io.modeltrail.promotion.decision.Handed.registered;
import static io.modeltrail.promotion.decision.Handed.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.messaging.outcome.Verdict;
import io.modeltrail.messaging.record.Emission;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.messaging.record.Span;
import io.modeltrail.promotion.Told;
import io.modeltrail.promotion.attestation.Signing;
import io.modeltrail.promotion.ladder.Limits;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The promoter, handed batches as a loop would hand them to it.
class PromoterIT {

  @Test
  void a_request_and_its_version_in_one_batch_leave_nothing_that_waits() throws Exception {
    try (Installation in = new Installation();
        RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas)) {
      List<Verdict> verdicts =
          decide(
              in,
              rules,
              requested(0, Told.request("wine", 1, "qa")),
              registered(0, Told.version("wine", 1, 0.9)));

      assertThat(verdicts).hasOnlyElementsOfType(Verdict.Applied.class);
      assertThat(in.count("SELECT count(*) FROM messaging.timer")).isZero();
    }
  }

  @Test
  void what_is_emitted_again_is_the_same_in_the_same_order() throws Exception {
    try (Installation in = new Installation();
        RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas)) {
      // given
      List<Verdict> verdicts =
          decide(
              in,
              rules,
              requested(0, Told.request("wine", 1, "dev")),
              registered(0, Told.version("wine", 2, 0.9)),
              registered(1, Told.version("wine", 1, 0.95)),
              requested(1, Told.request("wine", 2, "production")),
              registered(2, Told.version("wine", 3, 0.95)));
      List<Emission> emitted = new ArrayList<>();
      for (Verdict verdict : verdicts) {
        switch (verdict) {
          case Verdict.Applied applied -> emitted.addAll(applied.emissions());
          case Verdict.Waiting waiting -> emitted.addAll(waiting.emissions());
          case Verdict.Duplicate duplicate -> {}
          case Verdict.InVain inVain -> {}
          case Verdict.Refused refused -> {}
        }
      }

      decide(in, rules, registered(20, Told.version("wine", 4, 0.96)));

      // when
      List<Emission> again;
      try (Connection connection = in.dataSource().getConnection()) {
        again =
            new Promoter(rules, Signing.attestations(), new Limits(Duration.ofHours(1), 50))
                .emitted(
                    connection,
                    List.of(
                        new Span(REGISTERED, "model.registered", 0, 0, 10),
                        new Span(REQUESTED, "promotion.requested", 0, 0, 10)));
      }

      // then
      for (String topic : List.of("promotion.changed", "model.promoted.dev", "model.promoted.qa")) {
        assertThat(ids(again, topic)).as(topic).isEqualTo(ids(emitted, topic)).isNotEmpty();
      }
      assertThat(again)
          .filteredOn(emission -> emission.topic().equals("model.champion"))
          .extracting(e -> e.key() + " " + ((ChampionChanged) e.content()).getRevision())
          .as("champions as they stand now")
          .containsExactlyInAnyOrderElementsOf(
              in.query(
                  "SELECT environment || '/wine ' || revision FROM champion",
                  row -> row.getString(1)));
    }
  }

  @Test
  void a_version_whose_awaited_environment_is_gone_goes_on_without_it() throws Exception {
    try (Installation in = new Installation();
        RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas)) {
      // given
      PromotionRequested request = Told.request("wine", 1, "production");
      decide(in, rules, requested(0, request));
      in.send(
          Told.governance(
              2,
              """
              environments:
                - { name: dev, promote: automatically }
              workspaces:
                - { name: default, register: at-training, serves: [dev] }
              """));

      // when
      List<Verdict> verdicts = decide(in, rules, registered(0, Told.version("wine", 1, 0.9)));

      // then
      assertThat(verdicts).hasOnlyElementsOfType(Verdict.Applied.class);
      assertThat(
              in.query(
                  "SELECT environment || ' ' || state || ' ' || coalesce(code, '') FROM promotion",
                  row -> row.getString(1)))
          .containsExactlyInAnyOrder("dev PROMOTED ", "production REFUSED UNKNOWN_ENVIRONMENT");
    }
  }

  @Test
  void a_timer_that_names_another_model_is_refused() throws Exception {
    try (Installation in = new Installation();
        RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas)) {
      PromotionRequested request = Told.request("wine", 1, "dev");
      decide(in, rules, requested(0, request));

      Event timer =
          fired(
              0,
              Told.timer("other", request.getPromotionId()),
              Instant.now().plus(Duration.ofDays(1)));
      List<Verdict> verdicts = decide(in, rules, timer);

      assertThat(verdicts)
          .singleElement()
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused -> assertThat(refused.refusal().code()).isEqualTo("TIMER_OF_OTHER_MODEL"));
    }
  }

  /// Everything is in the log before anything of it is read.
  @Test
  void what_the_log_took_before_new_rules_is_judged_by_the_old_ones() {
    try (Installation in = new Installation()) {
      // given
      long taken = in.send(Told.version("before", 1, 0.9)).timestamp();
      await().until(() -> System.currentTimeMillis() > taken + 1);
      long applied =
          in.send(Told.governance(2, in.rules.replace("accuracy >= 0.80", "accuracy >= 0.95")))
              .timestamp();
      await().until(() -> System.currentTimeMillis() > applied + 1);
      in.send(Told.version("after", 1, 0.9));

      // when
      in.start("a");

      // then
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(in.committed("promotion.changed", PromotionChanged.class))
                      .extracting(
                          step ->
                              "%s by %d: %s %s"
                                  .formatted(
                                      step.getModelName(),
                                      step.getGovernanceRevision(),
                                      step.getEnvironment(),
                                      step.getState()))
                      .containsExactlyInAnyOrder(
                          "before by 1: dev PROMOTED",
                          "before by 1: qa PROMOTED",
                          "before by 1: production PROMOTED",
                          "after by 2: dev PROMOTED",
                          "after by 2: qa REFUSED"));
    }
  }

  private static List<UUID> ids(List<Emission> emissions, String topic) {
    return emissions.stream().filter(e -> e.topic().equals(topic)).map(Emission::eventId).toList();
  }
}
