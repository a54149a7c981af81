package io.modeltrail.promotion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.governance.rules.Rules;
import io.modeltrail.messaging.record.Event;
import io.modeltrail.promotion.ladder.Fact;
import io.modeltrail.promotion.life.Promotion;
import io.modeltrail.service.rules.RulesInForce;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Courses of events as [SequencesTest] has them, and some longer ones, on the service's own
/// tables. [Memory] says what has to come of them: so what it keeps in lists is what the tables
/// keep.
class SequencesIT {

  private static final int COURSES = 50;
  private static final int LONG_COURSES = 10;
  private static final int LONG = 60;

  private final Random random = new Random(SequencesTest.SEED);

  @Test
  void the_tables_come_to_what_memory_comes_to() throws Exception {
    try (Installation in = new Installation(SequencesTest.YAML);
        RulesInForce rules = new RulesInForce(in.settings("a"), in.schemas)) {
      // given
      List<Sequence> courses = courses();
      Promoter promoter = new Promoter(rules, Sequence.TRUST, Memory.LIMITS);
      promoter.catchUp();

      // when
      for (List<Event> batch : batches(courses)) {
        decide(in, promoter, batch);
      }

      // then
      try (Connection connection = in.dataSource().getConnection()) {
        for (Sequence course : courses) {
          try {
            same(connection, course);
          } catch (AssertionError e) {
            throw new AssertionError("course of " + course.model(), e);
          }
        }
      }
    }
  }

  /// The first ones have the seeds that they have there.
  private static List<Sequence> courses() {
    Rules rules = SequencesTest.rules();
    return IntStream.range(0, COURSES + LONG_COURSES)
        .mapToObj(
            i ->
                new Sequence(
                    SequencesTest.SEED + i, i < COURSES ? SequencesTest.LENGTH : LONG, rules, i))
        .toList();
  }

  /// All of them at the same time, each in its order.
  private List<List<Event>> batches(List<Sequence> courses) {
    List<List<Event>> left =
        new ArrayList<>(courses.stream().map(each -> each.events).map(List::copyOf).toList());
    List<List<Event>> batches = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Event> batch = new ArrayList<>();
      for (int size = 1 + random.nextInt(12); size > 0 && !left.isEmpty(); size--) {
        int which = random.nextInt(left.size());
        List<Event> course = left.get(which);
        int taken = Math.min(course.size(), 1 + random.nextInt(3));
        batch.addAll(course.subList(0, taken));
        if (taken == course.size()) {
          left.remove(which);
        } else {
          left.set(which, course.subList(taken, course.size()));
        }
      }
      batches.add(batch);
    }
    return batches;
  }

  /// Some batches die before the commit, and come again.
  private void decide(Installation in, Promoter promoter, List<Event> batch) throws Exception {
    try (Connection tx = in.dataSource().getConnection()) {
      tx.setAutoCommit(false);
      if (random.nextInt(4) == 0) {
        var unused = promoter.decide(tx, batch);
        tx.rollback();
      }
      var unused = promoter.decide(tx, batch);
      tx.commit();
    }
  }

  /// Facts of different kinds go to different topics: they are in order for each kind alone.
  private static void same(Connection connection, Sequence course) throws Exception {
    List<Fact> expected = course.memory.facts;
    List<Fact> told = ToldFacts.within(connection, List.of(course.span()));
    for (Class<? extends Fact> kind :
        List.of(Fact.Step.class, Fact.Succession.class, Fact.Alarm.class)) {
      SequencesTest.same(
          told.stream().filter(kind::isInstance).toList(),
          expected.stream().filter(kind::isInstance).toList());
    }

    Map<String, Fact.Succession> last = new LinkedHashMap<>();
    expected.stream()
        .flatMap(fact -> fact instanceof Fact.Succession it ? Stream.of(it) : Stream.empty())
        .forEach(it -> last.put(it.told().getEnvironment(), it));
    assertThat(ToldFacts.newest(connection, List.copyOf(last.values())))
        .extracting(Fact.Succession::told)
        .containsExactlyInAnyOrderElementsOf(
            last.values().stream().map(Fact.Succession::told).toList());

    Map<UUID, PromotionTable.Known> promotions = course.memory.promotions;
    List<PromotionTable.Known> stored =
        PromotionTable.find(connection, promotions.keySet(), List.of());
    assertThat(stored).hasSameSizeAs(promotions.keySet());
    for (PromotionTable.Known known : stored) {
      PromotionTable.Known kept = promotions.get(known.promotion().id());
      assertThat(open(known.promotion())).isEqualTo(open(kept.promotion()));
      assertThat(known.requestEventId()).isEqualTo(kept.requestEventId());
      assertThat(known.last()).isEqualTo(kept.last());
    }
  }

  /// Since when it is before the gates is kept only as long as that counts.
  private static Promotion open(Promotion promotion) {
    return promotion.isOpen()
        ? promotion
        : new Promotion(
            promotion.ask(), promotion.life(), promotion.step(), null, promotion.approvals());
  }
}
