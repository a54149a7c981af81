package io.modeltrail.torture.check;

import static io.modeltrail.torture.check.Violation.Kind.EVENT_WITHOUT_STATE;
import static io.modeltrail.torture.check.Violation.Kind.REORDERED;
import static io.modeltrail.torture.check.Violation.Kind.STATE_WITHOUT_EVENT;
import static io.modeltrail.torture.check.Violation.Kind.TWO_CHAMPIONS;

import io.modeltrail.event.ChampionChanged;
import io.modeltrail.event.ModelPromoted;
import io.modeltrail.event.PromotionKind;
import io.modeltrail.torture.check.Shown.Reign;
import io.modeltrail.torture.history.Ladder;
import java.util.HashMap;
import java.util.Map;

/// What `model.champion`, `model.promoted.…` and each instance say of who is champion is one.
final class ChampionRule implements Rule {

  @Override
  public void check(Evidence evidence, Findings findings) {
    Map<String, Map<Long, Reign>> promoted = new HashMap<>();
    for (String environment : Ladder.ENVIRONMENTS) {
      evidence
          .events("model.promoted." + environment, ModelPromoted.class)
          .forEach(
              it ->
                  promoted
                      .computeIfAbsent(
                          environment + "/" + it.getModelName(), unused -> new HashMap<>())
                      .putIfAbsent(it.getRevision(), reign(it)));
    }
    Map<String, Reign> last = champions(evidence, promoted, findings);
    promoted.forEach(
        (key, revisions) -> {
          long newest = revisions.keySet().stream().mapToLong(it -> it).max().orElse(0);
          Reign told = last.get(key);
          if (told == null || told.revision() < newest) {
            findings.add(
                STATE_WITHOUT_EVENT,
                "model.champion " + key,
                "promoted is revision %d, the last champion told is %s",
                newest,
                told);
          }
        });
    Shown shown = evidence.shown();
    if (shown != null) {
      shown.reigns().forEach((instance, reigns) -> compare(instance, reigns, last, findings));
    }
  }

  private static Reign reign(ModelPromoted it) {
    boolean isRetired = it.getKind() == PromotionKind.RETIREMENT;
    return new Reign(
        isRetired ? 0 : it.getVersion(), it.getRevision(), it.getPromotionId().toString());
  }

  /// @return what a follower of the topic knows in the end
  private static Map<String, Reign> champions(
      Evidence evidence, Map<String, Map<Long, Reign>> promoted, Findings findings) {
    Map<String, Reign> last = new HashMap<>();
    evidence
        .events("model.champion", ChampionChanged.class)
        .forEach(
            it -> {
              String key = it.getEnvironment() + "/" + it.getModelName();
              String place = "model.champion %s revision %d".formatted(key, it.getRevision());
              Reign then = promoted.getOrDefault(key, Map.of()).get(it.getRevision());
              Reign told =
                  it.getChampion() == null
                      ? new Reign(0, it.getRevision(), then == null ? "" : then.promotionId())
                      : new Reign(
                          it.getChampion().getVersion(),
                          it.getRevision(),
                          it.getChampion().getPromotionId().toString());
              if (then == null) {
                findings.add(EVENT_WITHOUT_STATE, place, "no promotion has this revision");
              } else if (!then.equals(told)) {
                findings.add(TWO_CHAMPIONS, place, "promoted is %s, told is %s", then, told);
              }
              Reign before = last.put(key, told);
              if (before != null && before.revision() > told.revision()) {
                findings.add(REORDERED, place, "told after revision %d", before.revision());
              }
            });
    return last;
  }

  private static void compare(
      String instance, Map<String, Reign> said, Map<String, Reign> told, Findings findings) {
    said.forEach(
        (key, reign) -> {
          Reign other = told.get(key);
          if (other == null) {
            findings.add(STATE_WITHOUT_EVENT, "champion " + key, "%s says %s", instance, reign);
          } else if (!other.equals(reign)) {
            findings.add(
                TWO_CHAMPIONS, "champion " + key, "%s says %s, told is %s", instance, reign, other);
          }
        });
    told.forEach(
        (key, reign) -> {
          if (reign.version() > 0 && !said.containsKey(key)) {
            findings.add(
                EVENT_WITHOUT_STATE, "champion " + key, "told is %s, %s has none", reign, instance);
          }
        });
  }
}
