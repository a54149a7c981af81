package io.modeltrail.e2e;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.event.PromotionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two instances of promotion-service, killed as processes at random moments, through thousands of
/// promotions. Looked at from outside only: topics, HTTP, and subscribers that die, too.
///
/// `-Dmodeltrail.seed=` sends the same records again; when who is killed differs all the same.
class KilledInstancesIT {

  private static final int KILLS = 10;
  private static final int PROMOTIONS = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static TwoInstances instances;
  private static Map<String, List<ModelPromoted>> promoted;

  @BeforeAll
  static void a_restless_day() throws Exception {
    long seed = Long.getLong("modeltrail.seed", System.nanoTime());
    System.out.println("Seed of the day: " + seed);
    instances = new TwoInstances(seed);
    instances.live(KILLS);
    promoted = instances.promoted();
    System.out.printf("%,d promotions%n", promoted.values().stream().mapToInt(List::size).sum());
  }

  @AfterAll
  static void stop() {
    if (instances != null) {
      instances.close();
    }
  }

  @Test
  void what_each_subscriber_knows_is_what_each_instance_says() {
    assertThat(promoted.values().stream().mapToInt(List::size).sum())
        .isGreaterThanOrEqualTo(PROMOTIONS);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (Map<String, Champion> said : instances.said().values()) {
                assertThat(said).containsOnlyKeys(promoted.keySet());
                assertThat(instances.ofChampions.champions()).isEqualTo(said);
                assertThat(instances.ofPromotions.champions()).isEqualTo(said);
              }
            });
    assertThat(instances.ofChampions.flaws()).isEmpty();
    assertThat(instances.ofPromotions.flaws()).isEmpty();
  }

  @Test
  void revisions_grow_by_one_and_each_change_begins_where_the_one_before_has_ended() {
    promoted.forEach(
        (key, of) -> {
          assertThat(of)
              .as(key)
              .extracting(ModelPromoted::getRevision)
              .isEqualTo(LongStream.rangeClosed(1, of.size()).boxed().toList());
          Integer running = null;
          for (ModelPromoted each : of) {
            assertThat(each.getPreviousVersion()).as("%s: %s", key, each).isEqualTo(running);
            running = each.getKind() == PromotionKind.RETIREMENT ? null : each.getVersion();
          }
        });
    assertThat(
            promoted.values().stream()
                .flatMap(List::stream)
                .map(ModelPromoted::getKind)
                .collect(Collectors.toSet()))
        .contains(PromotionKind.PROMOTION, PromotionKind.ROLLBACK, PromotionKind.RETIREMENT);
  }

  @Test
  void there_are_never_two_champions_and_an_older_one_never_comes_after_a_newer_one() {
    Map<String, Long> last = new HashMap<>();
    for (ChampionChanged told : instances.log.all("model.champion", new ChampionChanged())) {
      String key = Champion.key(told.getEnvironment(), told.getModelName());
      assertThat(promoted.get(key)).as(key).hasSizeGreaterThanOrEqualTo((int) told.getRevision());
      assertThat(Champion.of(told))
          .as(key)
          .isEqualTo(Champion.of(promoted.get(key).get((int) told.getRevision() - 1)));
      Long before = last.put(key, told.getRevision());
      assertThat(told.getRevision()).as(key).isGreaterThan(before == null ? 0 : before);
    }
    assertThat(last).containsOnlyKeys(promoted.keySet());
  }

  @Test
  void the_steps_of_a_promotion_are_numbered_without_gap_or_repeat_and_one_of_them_changes_it() {
    List<PromotionChanged> told = instances.log.all("promotion.changed", new PromotionChanged());
    Map<UUID, List<PromotionChanged>> steps =
        told.stream().collect(groupingBy(PromotionChanged::getPromotionId));
    steps.forEach(
        (id, of) ->
            assertThat(of)
                .as("%s", id)
                .extracting(each -> (long) each.getStep())
                .isEqualTo(LongStream.rangeClosed(1, of.size()).boxed().toList()));
    List<UUID> brought =
        promoted.values().stream()
            .flatMap(List::stream)
            .map(ModelPromoted::getPromotionId)
            .toList();
    assertThat(brought)
        .containsExactlyInAnyOrderElementsOf(
            told.stream()
                .filter(each -> each.getState() == PromotionState.PROMOTED)
                .map(PromotionChanged::getPromotionId)
                .toList());
  }

  @Test
  void no_event_is_told_twice() {
    List<UUID> ids =
        new ArrayList<>(instances.log.eventIds("promotion.changed", new PromotionChanged()));
    ids.addAll(instances.log.eventIds("model.champion", new ChampionChanged()));
    promoted.values().forEach(of -> of.forEach(each -> ids.add(each.getEventId())));
    assertThat(ids).doesNotHaveDuplicates();
  }
}
