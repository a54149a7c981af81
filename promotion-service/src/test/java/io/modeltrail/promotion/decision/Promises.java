package io.modeltrail.promotion.decision;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/// What must hold of an installation when it has come to rest.
final class Promises {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Promises() {}

  /// Every event is decided once, and the log says so once and in order.
  ///
  /// @param events that were sent, the rules included
  static void hold(Installation in, int events) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              assertThat(in.count("SELECT count(*) FROM messaging.outcome")).isEqualTo(events);
              assertThat(in.committed("promotion.changed", PromotionChanged.class))
                  .hasSizeGreaterThanOrEqualTo(
                      (int) in.count("SELECT count(*) FROM promotion_step"));
              assertThat(promoted(in, "production"))
                  .hasSizeGreaterThanOrEqualTo(
                      (int)
                          in.count(
                              "SELECT count(*) FROM succession WHERE environment = 'production'"));
            });
    stepsAreTold(in);
    List.of("dev", "qa", "production").forEach(environment -> successionsAreTold(in, environment));
    championsAreTold(in);
    assertThat(
            in.count(
                "SELECT count(*) FROM messaging.outcome WHERE state IN ('REFUSED', 'WAITING')"))
        .isZero();
    assertThat(in.count("SELECT count(*) FROM promotion WHERE state = 'WAITING'")).isZero();
    assertThat(in.count("SELECT count(*) FROM messaging.timer")).isZero();
  }

  private static void stepsAreTold(Installation in) {
    List<PromotionChanged> told = in.committed("promotion.changed", PromotionChanged.class);
    assertThat(told).extracting(PromotionChanged::getEventId).doesNotHaveDuplicates();
    assertThat(told)
        .extracting(PromotionChanged::getEventId)
        .containsExactlyInAnyOrderElementsOf(
            in.query(
                "SELECT content->>'eventId' FROM promotion_step",
                row -> UUID.fromString(row.getString(1))));
    told.stream()
        .collect(groupingBy(PromotionChanged::getPromotionId))
        .forEach(
            (promotion, steps) ->
                assertThat(steps)
                    .as("steps of %s", promotion)
                    .extracting(step -> (long) step.getStep())
                    .containsExactlyElementsOf(upTo(steps.size())));
  }

  private static void successionsAreTold(Installation in, String environment) {
    List<ModelPromoted> told = promoted(in, environment);
    assertThat(told).extracting(ModelPromoted::getEventId).doesNotHaveDuplicates();
    assertThat(told)
        .extracting(ModelPromoted::getEventId)
        .containsExactlyInAnyOrderElementsOf(
            in.query(
                "SELECT content->>'eventId' FROM succession WHERE environment = '%s'"
                    .formatted(environment),
                row -> UUID.fromString(row.getString(1))));
    told.stream()
        .collect(groupingBy(ModelPromoted::getModelName))
        .forEach(
            (model, each) ->
                assertThat(each)
                    .as("%s in %s", model, environment)
                    .extracting(ModelPromoted::getRevision)
                    .containsExactlyElementsOf(upTo(each.size())));
  }

  private static void championsAreTold(Installation in) {
    Map<String, String> last = new HashMap<>();
    Map<String, Long> highest = new HashMap<>();
    for (ChampionChanged each : in.committed("model.champion", ChampionChanged.class)) {
      String key = each.getEnvironment() + "/" + each.getModelName();
      last.put(key, each.getRevision() + ": " + each.getChampion().getVersion());
      assertThat(highest.merge(key, each.getRevision(), Math::max))
          .as("%s never goes back", key)
          .isEqualTo(each.getRevision());
    }
    Map<String, String> stored = new HashMap<>();
    in.query(
        "SELECT environment || '/' || model_name, revision || ': ' || version FROM champion",
        row -> stored.put(row.getString(1), row.getString(2)));
    assertThat(last).isEqualTo(stored).isNotEmpty();
  }

  private static List<ModelPromoted> promoted(Installation in, String environment) {
    return in.committed("model.promoted." + environment, ModelPromoted.class);
  }

  private static List<Long> upTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
