package io.modeltrail.promotion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.event.PromotionState;
import io.modeltrail.governance.reading.GovernanceFile;
import io.modeltrail.governance.reading.Reading;
import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.ladder.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/// Random courses of events, with duplicates, batches of any size and crashes before the commit.
///
/// `-Dmodeltrail.sequences=1000000` runs more of them; `-Dmodeltrail.seed=` other ones.
class SequencesTest {

  static final int SEQUENCES = Integer.getInteger("modeltrail.sequences", 10_000);
  static final long SEED = Long.getLong("modeltrail.seed", 20_260_301L);
  static final int LENGTH = 8;

  static final String YAML =
      """
      environments:
        - name: dev
          promote: automatically
        - name: qa
          after: dev
          promote: automatically
          gates:
            - { name: floor, require: metrics.accuracy >= 0.2 }
        - name: production
          after: { environment: qa, same: code }
          soak: PT1H
          promote: automatically
          gates:
            - name: not worse
              require: champion == null || metrics.accuracy >= champion.metrics.accuracy - 0.5
            - name: validated
              require: assessments.exists(a, a.kind == "VALIDATION" && a.conclusion == "PASSED") || metrics.accuracy >= 0.5
              wait: P1D
          approvals: [ { role: model-owner }, { role: validator } ]
          expires: P7D
          emergency: { role: risk-officer, review-within: P2D }
          on-failed-deployment: roll-back
          watch:
            - { name: holds, require: observed.accuracy >= 0.3, windows: 2, otherwise: ask }
            - { name: good, require: observed.accuracy >= 0.1, otherwise: roll-back }
      workspaces:
        - { name: default, register: at-training, serves: [dev, qa, production] }
      models:
        - match: { riskTier: LOW }
          environments:
            qa: { gates: [] }
      """;

  static final Map<String, List<String>> APPROVALS =
      Map.of("production", List.of("model-owner", "validator"));

  static Rules rules() {
    return switch (GovernanceFile.read(YAML)) {
      case Reading.Sound(var governance, String digest) ->
          new Rules(1, digest, YAML, governance, Sequence.BEGIN.minusSeconds(1), UUID.randomUUID());
      case Reading.Unsound(var flaws) -> throw new AssertionError(flaws);
    };
  }

  @Test
  void the_laws_hold_and_duplicates_batches_and_crashes_change_nothing() {
    Rules rules = rules();
    Map<PromotionState, Integer> reached = new EnumMap<>(PromotionState.class);
    Map<String, Integer> codes = new TreeMap<>();
    for (int i = 0; i < SEQUENCES; i++) {
      long seed = SEED + i;
      try {
        Sequence sequence = new Sequence(seed, LENGTH, rules);
        Laws.hold(sequence.events, sequence.memory.facts, APPROVALS, Memory.LIMITS.open());
        Memory other = new Memory(Sequence.MODEL, rules, Sequence.TRUST);
        disturbed(sequence.events, other, new Random(seed));
        same(other.facts, sequence.memory.facts);
        count(sequence.memory.facts, reached, codes);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("sequence with seed " + seed, e);
      }
    }
    assertThat(reached.keySet())
        .as("what the sequences came to: %s", reached)
        .contains(
            PromotionState.WAITING,
            PromotionState.AWAITING_APPROVAL,
            PromotionState.PROMOTED,
            PromotionState.REFUSED,
            PromotionState.REJECTED,
            PromotionState.WITHDRAWN,
            PromotionState.SUPERSEDED,
            PromotionState.EXPIRED,
            PromotionState.DEPLOYED,
            PromotionState.FAILED,
            PromotionState.ROLLED_BACK);
    assertThat(codes).containsKeys("GATE_FAILED", "TOO_MANY_OPEN", "VERSION_UNKNOWN");
  }

  /// The same events in batches; some come twice, some batches die and come again.
  private static void disturbed(List<Event> events, Memory memory, Random random) {
    int next = 0;
    while (next < events.size()) {
      int end = Math.min(events.size(), next + 1 + random.nextInt(6));
      List<Event> batch = new ArrayList<>(events.subList(next, end));
      if (next > 0 && random.nextInt(3) == 0) {
        Event before = events.get(random.nextInt(next));
        if (memory.applied.contains(before.id())) {
          batch.add(0, before);
        }
      }
      if (random.nextInt(4) == 0) {
        var unused = memory.decide(batch, true);
      }
      var unused = memory.decide(batch, false);
      next = end;
    }
  }

  /// Tells the first difference only.
  static void same(List<Fact> facts, List<Fact> expected) {
    for (int i = 0; i < Math.min(facts.size(), expected.size()); i++) {
      assertThat(told(facts.get(i))).isEqualTo(told(expected.get(i)));
    }
    assertThat(facts).hasSameSizeAs(expected);
  }

  static SpecificRecord told(Fact fact) {
    return switch (fact) {
      case Fact.Step step -> step.told();
      case Fact.Succession succession -> succession.told();
      case Fact.Alarm alarm -> alarm.told();
    };
  }

  private static void count(
      List<Fact> facts, Map<PromotionState, Integer> reached, Map<String, Integer> codes) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.Step(var cause, var told)) {
        reached.merge(told.getState(), 1, Integer::sum);
        if (told.getCode() != null) {
          codes.merge(told.getCode(), 1, Integer::sum);
        }
      }
    }
  }
}
