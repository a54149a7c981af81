package io.modeltrail.audit.answers.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeltrail.audit.answers.keeping.Coverage.Stretch;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

  @ParameterizedTest
  @CsvSource({
    "'', 10-20",
    "10-20, ''",
    "0-100, ''",
    "0-10, 10-20",
    "20-30, 10-20",
    "12-15, 10-12 15-20",
    "0-12 14-16 18-30, 12-14 16-18",
    "0-12 12-20, ''",
    "0-15 5-12, 15-20",
  })
  void what_no_scan_covers_is_missing(String scanned, String missing) {
    TreeMap<Long, Long> ranges = new TreeMap<>();
    for (String each : scanned.split(" ", -1)) {
      if (!each.isEmpty()) {
        String[] ends = each.split("-", -1);
        ranges.merge(Long.valueOf(ends[0]), Long.valueOf(ends[1]), Math::max);
      }
    }

    assertThat(
            Coverage.missing(new Stretch("p", 10, 20), ranges).stream()
                .map(each -> each.from() + "-" + each.to()))
        .containsExactlyElementsOf(
            missing.isEmpty() ? List.of() : Arrays.asList(missing.split(" ", -1)));
  }
}
