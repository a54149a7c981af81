package io.modeltrail.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeltrail.event.ModelRegistered;
import io.modeltrail.event.PromotionChanged;
import io.modeltrail.event.PromotionRequested;
import io.modeltrail.event.PromotionState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/// What became of the requests for deployment.
final class Requests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Observed log;

  Requests(Observed log) {
    this.log = log;
  }

  /// The promotions that the registry has asked for, by the requests that led to them.
  Map<UUID, List<PromotionRequested>> answers() {
    return log.all("promotion.requested", new PromotionRequested()).stream()
        .collect(groupingBy(PromotionRequested::getCausationId));
  }

  /// Waits until all of them are decided, and as much is decided besides.
  ///
  /// @param asked how many promotions have to be asked for
  /// @param byTheRules how much the rules have to decide, whoever asks
  void awaitDecisions(int asked, int byTheRules) {
    Awaitility.await()
        .pollInSameThread()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(ends().values())
                  .hasSize(asked)
                  .doesNotContain(PromotionState.WAITING, PromotionState.REQUESTED);
              assertThat(byTheRules()).hasSizeGreaterThanOrEqualTo(byTheRules);
            });
  }

  /// How each promotion that was asked for has ended.
  private Map<UUID, PromotionState> ends() {
    Map<UUID, PromotionState> ends = new HashMap<>();
    answers()
        .values()
        .forEach(all -> all.forEach(it -> ends.put(it.getPromotionId(), PromotionState.REQUESTED)));
    for (PromotionChanged each : log.all("promotion.changed", new PromotionChanged())) {
      ends.computeIfPresent(each.getPromotionId(), (id, before) -> each.getState());
    }
    return ends;
  }

  /// What the rules have decided of each version and environment: without being asked; or, where
  /// somebody had asked before the version came, as it was asked for, since they do not ask again.
  List<PromotionChanged> byTheRules() {
    var asked = ends().keySet();
    List<PromotionChanged> all = log.all("promotion.changed", new PromotionChanged());
    Set<Aim> automatic =
        all.stream()
            .filter(each -> !asked.contains(each.getPromotionId()))
            .map(Aim::of)
            .collect(toSet());
    Set<Aim> found = new HashSet<>();
    return all.stream()
        .filter(
            each ->
                !asked.contains(each.getPromotionId())
                    || (isJudged(each)
                        && !automatic.contains(Aim.of(each))
                        && found.add(Aim.of(each))))
        .toList();
  }

  /// The promotions that somebody asked for.
  Set<UUID> asked() {
    return ends().keySet();
  }

  private static boolean isJudged(PromotionChanged step) {
    return step.getState() == PromotionState.PROMOTED || "GATE_FAILED".equals(step.getCode());
  }

  private record Aim(String model, int version, String environment) {
    static Aim of(PromotionChanged step) {
      return new Aim(step.getModelName(), step.getVersion(), step.getEnvironment());
    }
  }

  /// The versions that the log says were asked for, as HTTP has it by the requests' ids.
  static Map<UUID, Integer> told(Api registry) throws Exception {
    Map<UUID, Integer> told = new HashMap<>();
    for (JsonNode each : registry.list("/deployments", 100)) {
      assertThat(each.get("state").asText()).isEqualTo("ASKED");
      UUID id = UUID.fromString(each.get("eventId").asText());
      assertThat(told.put(id, each.get("version").asInt())).isNull();
    }
    return told;
  }

  /// Run to version.
  static Map<Workload.RunKey, Integer> numbers(Map<String, List<ModelRegistered>> versions) {
    Map<Workload.RunKey, Integer> numbers = new HashMap<>();
    versions.forEach(
        (model, of) ->
            of.forEach(
                it ->
                    numbers.put(
                        new Workload.RunKey(model, it.getRun().getRunId()), it.getVersion())));
    return numbers;
  }
}
