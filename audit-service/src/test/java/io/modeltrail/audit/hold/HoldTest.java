package io.modeltrail.audit.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HoldTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_hold_covers_what_is_as_it_says_in_all_that_it_says() {
    Hold hold = hold("wine", "io.modeltrail.event.ModelTrained", NOON, NOON.plusSeconds(10));

    assertThat(hold.covers(entry("wine", "io.modeltrail.event.ModelTrained", NOON))).isTrue();
    assertThat(hold.covers(entry("beer", "io.modeltrail.event.ModelTrained", NOON))).isFalse();
    assertThat(hold.covers(entry("wine", "io.modeltrail.event.ModelObserved", NOON))).isFalse();
    assertThat(hold.covers(entry(null, null, NOON))).isFalse();
  }

  @Test
  void its_time_begins_with_the_first_moment_and_ends_before_the_last() {
    Hold hold = hold("wine", null, NOON, NOON.plusSeconds(10));

    assertThat(hold.covers(entry("wine", null, NOON.minusMillis(1)))).isFalse();
    assertThat(hold.covers(entry("wine", null, NOON))).isTrue();
    assertThat(hold.covers(entry("wine", null, NOON.plusSeconds(10).minusMillis(1)))).isTrue();
    assertThat(hold.covers(entry("wine", null, NOON.plusSeconds(10)))).isFalse();
  }

  @Test
  void what_says_nothing_is_no_hold_of_everything() {
    assertThatThrownBy(() -> hold(null, null, null, null)).hasMessageContaining("everything");
    assertThatThrownBy(() -> hold("wine", null, NOON, NOON)).hasMessageContaining("before");
    assertThatThrownBy(() -> new Hold("Case 17", new Hold.Everything(), "reason"))
        .hasMessageContaining("a-z");
  }

  @Property
  void everything_covers_whatever_there_is(@ForAll("entries") Facts entry) {
    assertThat(new Hold("all", new Hold.Everything(), "reason").covers(entry)).isTrue();
  }

  /// A further condition never makes a hold cover more.
  @Property
  void what_a_narrower_hold_covers_a_wider_one_covers_too(
      @ForAll("entries") Facts entry, @ForAll("models") String model, @ForAll("times") Instant at) {
    Hold narrow = hold(model, "type", at, at.plusSeconds(100));

    for (Hold wide :
        new Hold[] {
          hold(model, null, null, null), hold(null, "type", at, null),
          hold(null, null, null, at.plusSeconds(100)), hold(model, "type", at.minusSeconds(5), null)
        }) {
      assertThat(wide.covers(entry) || !narrow.covers(entry)).isTrue();
    }
  }

  @Provide
  Arbitrary<Facts> entries() {
    return Combinators.combine(
            Arbitraries.longs().greaterOrEqual(0),
            models().injectNull(0.2),
            Arbitraries.of("type", "other").injectNull(0.2),
            times())
        .as(Facts::new);
  }

  @Provide
  Arbitrary<String> models() {
    return Arbitraries.of("wine", "beer");
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.integers().between(-300, 300).map(NOON::plusSeconds);
  }

  private static Hold hold(String model, String type, Instant from, Instant to) {
    return new Hold("case-17", new Hold.Some(model, type, new TimeSpan(from, to)), "reason");
  }

  private static Facts entry(String model, String type, Instant at) {
    return new Facts(5, model, type, at);
  }
}
