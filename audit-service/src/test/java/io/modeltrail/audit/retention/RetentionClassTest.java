package io.modeltrail.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionClassTest {

  @ParameterizedTest
  @CsvSource({
    "P6M, 2026-01-15T10:00:00.250Z, 2026-07-15T10:00:00.250Z",
    "P1M, 2026-01-31T10:00:00Z, 2026-02-28T10:00:00Z",
    "P10Y, 2024-02-29T00:00:00Z, 2034-02-28T00:00:00Z",
    "P1M30D, 2026-01-02T00:00:00Z, 2026-03-04T00:00:00Z",
    "P1D, 2026-03-29T01:30:00Z, 2026-03-30T01:30:00Z",
  })
  void a_payload_is_due_at_the_moment_when_its_time_is_up_and_not_before(
      String keep, Instant appendedAt, Instant until) {
    RetentionClass logs = keeping(Period.parse(keep));

    assertThat(logs.until(appendedAt)).isEqualTo(until);
    assertThat(logs.isDue(appendedAt, until)).isTrue();
    assertThat(logs.isDue(appendedAt, until.minusMillis(1))).isFalse();
  }

  @Property
  void nothing_is_due_before_all_of_its_years_months_and_days_are_over(
      @ForAll("periods") Period keep,
      @ForAll("times") Instant appendedAt,
      @ForAll("times") Instant now) {
    if (keeping(keep).isDue(appendedAt, now)) {
      assertThat(appendedAt.atOffset(ZoneOffset.UTC).plus(keep).toInstant()).isBeforeOrEqualTo(now);
      assertThat(Duration.between(appendedAt, now).toDays())
          .isGreaterThanOrEqualTo((keep.getYears() * 12L + keep.getMonths()) * 28 + keep.getDays());
    }
  }

  @Property
  void what_came_later_is_not_due_earlier(
      @ForAll("periods") Period keep,
      @ForAll("times") Instant one,
      @ForAll("times") Instant other,
      @ForAll("times") Instant now) {
    Instant earlier = one.isBefore(other) ? one : other;
    Instant later = one.isBefore(other) ? other : one;

    assertThat(!keeping(keep).isDue(later, now) || keeping(keep).isDue(earlier, now)).isTrue();
  }

  @Test
  void classes_that_cannot_be_meant_are_refused() {
    assertThatThrownBy(() -> keeping(Period.ZERO)).hasMessageContaining("P6M");
    assertThatThrownBy(() -> keeping(Period.parse("P1M-1D"))).hasMessageContaining("P6M");
    assertThatThrownBy(
            () -> RetentionClasses.read(Map.of("logs", config("ModelTrain", Period.ofMonths(6)))))
        .hasMessageContaining("ModelTrained");
    assertThatThrownBy(
            () ->
                RetentionClasses.read(
                    Map.of(
                        "a",
                        config("ModelTrained", Period.ofMonths(6)),
                        "b",
                        config("io.modeltrail.event.ModelTrained", Period.ofYears(1)))))
        .hasMessageContaining("classes a and b");
  }

  @Provide
  Arbitrary<Period> periods() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 14),
            Arbitraries.integers().between(1, 40))
        .as(Period::of);
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(0, 5L * 366 * 24 * 3600)
        .map(seconds -> Instant.parse("2024-01-01T00:00:00Z").plusSeconds(seconds));
  }

  private static RetentionClass keeping(Period keep) {
    return RetentionClass.of("logs", List.of("a.b.Logged"), keep);
  }

  private static RetentionConfig.ClassConfig config(String type, Period keep) {
    return new TestRetention.Kept(List.of(type), keep);
  }
}
