package io.modeltrail.audit.answers.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.answers.check.Scanned.Claim;
import io.modeltrail.audit.answers.check.Scanned.Offsets;
import io.modeltrail.audit.answers.record.Entry;
import io.modeltrail.audit.leaf.Said;
import io.modeltrail.messaging.record.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannedTest {

  private static final Entry NOTE =
      new Entry(
          7,
          new Place(UUID.randomUUID(), "audit.noted", 0, 7),
          Instant.EPOCH,
          new Said(null, null, null, null, null));

  @ParameterizedTest
  @CsvSource({
    "'', 10-20",
    "10-20, ''",
    "0-100, ''",
    "0-10, 10-20",
    "20-30, 10-20",
    "12-15, 10-12 15-20",
    "0-12 14-16 18-30, 12-14 16-18",
    "18-30 14-16 0-12, 12-14 16-18",
    "0-12 12-20, ''",
    "12-20 0-12, ''",
  })
  void what_no_scan_covers_is_missing(String claimed, String missing) {
    // given
    Scanned scanned = scanned(claimed);

    // when, then
    assertThat(scanned.missing(new Offsets(10, 20)).stream().map(ScannedTest::text))
        .containsExactlyElementsOf(
            missing.isEmpty() ? List.of() : Arrays.asList(missing.split(" ", -1)));
  }

  @Test
  void claims_that_touch_are_one() {
    // given, when
    Scanned scanned = scanned("0-3 5-9 3-5 12-14");

    // then
    assertThat(scanned.claims()).extracting(Claim::from).containsExactly(0L, 12L);
    assertThat(scanned.claims()).extracting(Claim::to).containsExactly(9L, 14L);
    assertThat(scanned.claims()).extracting(Claim::records).containsExactly(9L, 2L);
  }

  @ParameterizedTest
  @CsvSource({"0-15, 5-12", "5-12, 0-15", "0-10, 9-11", "9-11, 0-10", "3-4 8-9, 0-20"})
  void nothing_is_claimed_twice(String claimed, String again) {
    // given
    Scanned scanned = scanned(claimed);

    // when, then
    assertThat(scanned.add(claim(again))).isFalse();
    assertThat(scanned.claims()).containsExactlyElementsOf(scanned(claimed).claims());
  }

  /// Each offset with a record.
  private static Claim claim(String text) {
    String[] ends = text.split("-", -1);
    long from = Long.parseLong(ends[0]);
    long to = Long.parseLong(ends[1]);
    return new Claim(from, to, to - from, NOTE);
  }

  private static Scanned scanned(String claims) {
    Scanned scanned = new Scanned();
    for (String each : claims.split(" ", -1)) {
      if (!each.isEmpty()) {
        assertThat(scanned.add(claim(each))).isTrue();
      }
    }
    return scanned;
  }

  private static String text(Offsets offsets) {
    return offsets.from() + "-" + offsets.to();
  }
}
